/** Who a phone of ours is, in the messages that it sends. */
export interface SipIdentity {
  /** User of the From header; the server knows its endpoints by it. */
  readonly endpoint: string;
  readonly callerName: string;
  /** Told in P-Asserted-Identity when it is not empty. */
  readonly callerNumber: string;
}

/** What distinguishes one request from another. */
export interface SipRequest {
  readonly method: string;
  readonly body?: string;
  /** Content-Type of the body. Default `application/sdp`. */
  readonly type?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
}

/** A step of a scenario that sends a request; repeated until it is answered, as SIP over UDP wants it. */
export function sendRequest(identity: SipIdentity, { method, body = '', type, headers = [] }: SipRequest): string {
  const contentType = body === '' ? [] : [`Content-Type: ${type ?? 'application/sdp'}`];
  const extra = [...headers, ...contentType].map((line) => `${line}\n`).join('');
  return `<send${method === 'ACK' ? '' : ' retrans="500"'}><![CDATA[
${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]-[cseq]
From: "${identity.callerName}" <sip:${identity.endpoint}@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: [cseq] ${method}
Contact: <sip:${identity.endpoint}@[local_ip]:[local_port]>
Max-Forwards: 70
${extra}Content-Length: [len]

${body}
]]></send>`;
}

/** A step that answers the request which came last. */
export function sendResponse(status: string, { toTag = '', body = '', headers = '' } = {}): string {
  const contentType = body === '' ? '' : 'Content-Type: application/sdp\n';
  return `<send><![CDATA[
SIP/2.0 ${status}
[last_Via:]
[last_From:]
[last_To:]${toTag}
[last_Call-ID:]
[last_CSeq:]
${headers}${contentType}Content-Length: [len]

${body}
]]></send>`;
}

/** The header with which a caller tells its number. */
export function assertedIdentity({ callerName, callerNumber }: SipIdentity): readonly string[] {
  return callerNumber === '' ? [] : [`P-Asserted-Identity: "${callerName}" <sip:${callerNumber}@[local_ip]>`];
}

/** The description of our sound: µ-law and telephone events, taken at `rtpPort`. */
export function soundDescription(rtpPort: number, direction: 'sendrecv' | 'sendonly' = 'sendrecv'): string {
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

/** Reads where the other side takes sound into the variable `port`. */
export const READ_SOUND_PORT =
  '<action><ereg regexp="m=audio ([0-9]+)" search_in="msg" check_it="true" assign_to="line,port"/></action>';

/** A step that tells the test a line over the control connection; the scenario goes on at `next`. */
export function report(text: string, next?: string): string {
  const branch = next === undefined ? '' : ` next="${next}"`;
  return `<sendCmd${branch}><![CDATA[
Call-ID: [call_id]
report: ${text}
]]></sendCmd>`;
}

/** The steps that wait for one of these orders of the test, and go on at the label of its name. */
export function awaitOrder(orders: readonly string[]): string {
  // sipp branches on truth values only, so the word is compared with every order.
  const comparisons = orders.map(
    (order) => `<strcmp assign_to="difference" variable="order" value="${order}"/>
    <test assign_to="is_${order}" variable="difference" compare="equal" value="0"/>`,
  );
  return `<recvCmd>
  <action>
    <ereg regexp="order: ([a-z]+) ?([^[:space:]]*)" search_in="msg" check_it="true" assign_to="line,order,detail"/>
    ${comparisons.join('\n    ')}
  </action>
</recvCmd>
${orders.map((order) => `<nop next="${order}" test="is_${order}"/>`).join('\n')}`;
}

/** A whole scenario. */
export function scenario(name: string, ...steps: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`;
}

/** Variables that are read and not used, which sipp would take for a mistake. */
export function unused(...variables: readonly string[]): string {
  return `<Reference variables="${variables.join(',')}"/>`;
}
