import {
  awaitOrder,
  READ_SOUND_PORT,
  report,
  scenario,
  sendResponse,
  soundDescription,
  unused,
} from './sip-message.js';

const TO_TAG = ';tag=[pid]callee[call_number]';

/** The scenario of a phone that is called, rings, and is answered or refused when the test says so. */
export function answeringPhone(rtpPort: number): string {
  const contact = 'Contact: <sip:phone@[local_ip]:[local_port]>\n';
  return scenario(
    'answering phone',
    `<recv request="INVITE">${READ_SOUND_PORT}</recv>`,
    sendResponse('180 Ringing', { toTag: TO_TAG, headers: contact }),
    report('ringing [$port]', 'orders'),
    '<label id="orders"/>',
    '<recv request="CANCEL" optional="true" next="cancelled"/>',
    awaitOrder(['answer', 'refuse']),
    '<label id="answer"/>',
    sendResponse('200 OK', { toTag: TO_TAG, headers: contact, body: soundDescription(rtpPort) }),
    '<recv request="ACK"/>',
    report('done answer'),
    '<recv request="BYE"/>',
    sendResponse('200 OK'),
    '<nop next="end"/>',
    '<label id="refuse"/>',
    sendResponse('486 Busy Here', { toTag: TO_TAG }),
    '<recv request="ACK" next="end"/>',
    '<label id="cancelled"/>',
    sendResponse('200 OK', { toTag: TO_TAG }),
    '<label id="end"/>',
    unused('line', 'detail'),
  );
}
