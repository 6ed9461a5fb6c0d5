import { awaitOrder, report, scenario, sendResponse, soundDescription, unused } from './sip-message.js';

const TO_TAG = ';tag=[pid]callee[call_number]';

/** Reads where the caller takes sound, and who it is: a request of ours turns From and To around. */
const READ_CALLER = `<action>
  <ereg regexp="m=audio ([0-9]+)" search_in="msg" check_it="true" assign_to="line,port"/>
  <ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="caller"/>
  <ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="self"/>
  <ereg regexp="sip:[^>]+" search_in="hdr" header="Contact:" check_it="true" assign_to="contact"/>
</action>`;

const BYE = `<send retrans="500"><![CDATA[
BYE [$contact] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From:[$self]${TO_TAG}
To:[$caller]
Call-ID: [call_id]
CSeq: 1 BYE
Max-Forwards: 70
Content-Length: 0

]]></send>`;

/** The scenario of a phone that is called, rings, and is answered or refused when the test says so. */
export function answeringPhone(rtpPort: number): string {
  const contact = 'Contact: <sip:phone@[local_ip]:[local_port]>\n';
  const described = { toTag: TO_TAG, headers: contact, body: soundDescription(rtpPort) };
  return scenario(
    'answering phone',
    `<recv request="INVITE">${READ_CALLER}</recv>`,
    sendResponse('180 Ringing', { toTag: TO_TAG, headers: contact }),
    report('ringing [$port]', 'orders'),
    '<label id="orders"/>',
    '<recv request="CANCEL" optional="true" next="cancelled"/>',
    awaitOrder(['answer', 'refuse', 'decline', 'progress']),
    '<label id="progress"/>',
    sendResponse('183 Session Progress', described),
    report('done progress', 'orders'),
    '<label id="answer"/>',
    sendResponse('200 OK', described),
    '<recv request="ACK"/>',
    report('done answer'),
    // Global: the other side may also hang up while our own BYE is on its way.
    '<recv request="BYE" optional="global" next="over"/>',
    awaitOrder(['hangup']),
    '<label id="hangup"/>',
    BYE,
    '<recv response="200" next="end"/>',
    '<label id="over"/>',
    sendResponse('200 OK'),
    '<nop next="end"/>',
    '<label id="refuse"/>',
    sendResponse('486 Busy Here', { toTag: TO_TAG }),
    '<recv request="ACK" next="end"/>',
    '<label id="decline"/>',
    sendResponse('603 Decline', { toTag: TO_TAG }),
    '<recv request="ACK" next="end"/>',
    '<label id="cancelled"/>',
    sendResponse('200 OK', { toTag: TO_TAG }),
    '<label id="end"/>',
    unused('line', 'detail'),
  );
}
