/** What a calling phone's scenario is written from. */
export interface SipScenarioPlan {
  /** User of the From header; the server knows its endpoints by it. */
  readonly endpoint: string;
  readonly callerName: string;
  /** Told in P-Asserted-Identity when it is not empty. */
  readonly callerNumber: string;
  /** Where our side takes sound. */
  readonly rtpPort: number;
}

/** What a phone can be told during a call. */
export type SipOrder = 'press' | 'hold' | 'resume' | 'hangup';

const ORDERS: readonly SipOrder[] = ['press', 'hold', 'resume', 'hangup'];

/**
 * The scenario of a phone that calls, and then does what it is told. sipp's own scenarios run by the clock; this one
 * reports to the test over its control connection and waits there for the next order, so that a test can act when
 * something has happened instead of guessing when it will.
 */
export function callingPhoneScenario(plan: SipScenarioPlan): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="calling phone">
${send(plan, 'INVITE', sdp(plan, 'sendrecv'), { identity: true })}
<recv response="100" optional="true"/>
<recv response="180" optional="true"/>
<recv response="183" optional="true"/>
<recv response="200">
  <action><ereg regexp="m=audio ([0-9]+)" search_in="msg" check_it="true" assign_to="line,port"/></action>
</recv>
${send(plan, 'ACK')}
${report('answered [$port]')}
<label id="orders"/>
<recv request="BYE" optional="global" next="over"/>
<recvCmd>
  <action>
    <ereg regexp="order: ([a-z]+) ?([0-9A-D#*]?)" search_in="msg" check_it="true" assign_to="line,order,digit"/>
    ${ORDERS.map(recognise).join('\n    ')}
  </action>
</recvCmd>
${ORDERS.map((order) => `<nop next="${order}" test="is_${order}"/>`).join('\n')}
<nop next="orders"/>
<label id="press"/>
${send(plan, 'INFO', 'Signal=[$digit]\nDuration=160', { type: 'application/dtmf-relay' })}
${awaitOk('press')}
<label id="hold"/>
${send(plan, 'INVITE', sdp(plan, 'sendonly'))}
${awaitOk('hold', send(plan, 'ACK'))}
<label id="resume"/>
${send(plan, 'INVITE', sdp(plan, 'sendrecv'))}
${awaitOk('resume', send(plan, 'ACK'))}
<label id="hangup"/>
${send(plan, 'BYE')}
<recv response="200" next="end"/>
<label id="over"/>
${reply200()}
<label id="end"/>
<Reference variables="line"/>
</scenario>
`;
}

/** sipp branches on truth values only, so every word is compared with every order. */
function recognise(order: SipOrder): string {
  return `<strcmp assign_to="difference" variable="order" value="${order}"/>
    <test assign_to="is_${order}" variable="difference" compare="equal" value="0"/>`;
}

function awaitOk(order: SipOrder, afterwards = ''): string {
  return `<recv response="100" optional="true"/>
<recv response="200"/>
${afterwards}
${report(`done ${order}`)}`;
}

interface RequestExtras {
  readonly type?: string;
  readonly identity?: boolean;
}

function send(plan: SipScenarioPlan, method: string, body = '', extras: RequestExtras = {}): string {
  const opening = method === 'INVITE' && extras.identity === true;
  const assertion = opening && plan.callerNumber !== '' ? `\n${identity(plan)}` : '';
  const type = body === '' ? '' : `\nContent-Type: ${extras.type ?? 'application/sdp'}`;
  const retransmission = method === 'ACK' ? '' : ' retrans="500"';
  return `<send${retransmission}><![CDATA[
${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]-[cseq]
From: "${plan.callerName}" <sip:${plan.endpoint}@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: [cseq] ${method}
Contact: <sip:${plan.endpoint}@[local_ip]:[local_port]>
Max-Forwards: 70${assertion}${type}
Content-Length: [len]

${body}
]]></send>`;
}

function identity({ callerName, callerNumber }: SipScenarioPlan): string {
  return `P-Asserted-Identity: "${callerName}" <sip:${callerNumber}@[local_ip]>`;
}

function sdp({ rtpPort }: SipScenarioPlan, direction: 'sendrecv' | 'sendonly'): string {
  return `v=0
o=phone 1 [cseq] IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio ${rtpPort} RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
a=${direction}`;
}

function reply200(): string {
  return `<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>`;
}

/** One line to the test, over the control connection. The next order may follow at once, so nothing stands between. */
function report(text: string): string {
  return `<sendCmd next="orders"><![CDATA[
Call-ID: [call_id]
report: ${text}
]]></sendCmd>`;
}
