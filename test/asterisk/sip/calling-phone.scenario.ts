import { OWN_DIALOG, replacesHeader, type SipDialog } from './sip-dialog.js';
import {
  assertedIdentity,
  awaitOrder,
  READ_SOUND_PORT,
  report,
  scenario,
  sendRequest,
  sendResponse,
  soundDescription,
  unused,
  type SipIdentity,
} from './sip-message.js';

/**
 * The scenario of a phone that calls, and then does what it is told. sipp's own scenarios run by the clock; this one
 * reports to the test over its control connection and waits there for the next order, so that a test can act when
 * something has happened instead of guessing when it will.
 */
export function callingPhone(identity: SipIdentity, rtpPort: number, replaced?: SipDialog): string {
  const invite = (direction: 'sendrecv' | 'sendonly', headers: readonly string[] = []) =>
    sendRequest(identity, { method: 'INVITE', body: soundDescription(rtpPort, direction), headers });
  const acknowledge = sendRequest(identity, { method: 'ACK' });
  const press = { method: 'INFO', type: 'application/dtmf-relay', body: 'Signal=[$detail]\nDuration=160' };
  const transfer = { method: 'REFER', headers: ['Refer-To: <sip:[$detail]@[remote_ip]:[remote_port]>'] };
  // The dialog of another call of this telephone: the other party goes to whoever is there.
  const connect = { method: 'REFER', headers: ['Refer-To: <sip:there@[remote_ip]:[remote_port]?Replaces=[$detail]>'] };
  const instead = replaced === undefined ? [] : [`Replaces: ${replacesHeader(replaced)}`];
  return scenario(
    'calling phone',
    invite('sendrecv', [...assertedIdentity(identity), ...instead]),
    '<recv response="100" optional="true"/>',
    '<recv response="180" optional="true"/>',
    '<recv response="183" optional="true"/>',
    `<recv response="200">${READ_SOUND_PORT}</recv>`,
    acknowledge,
    report(`answered [$port] ${OWN_DIALOG}`, 'orders'),
    '<label id="orders"/>',
    // Global: the other side may also hang up while an answer to us is awaited.
    '<recv request="BYE" optional="global" next="over"/>',
    `<recv request="REFER" optional="global" next="referred">${READ_REFERRAL}</recv>`,
    awaitOrder(['press', 'hold', 'resume', 'transfer', 'connect', 'hangup']),
    ...carryOut('press', sendRequest(identity, press)),
    ...carryOut('hold', invite('sendonly'), acknowledge),
    ...carryOut('resume', invite('sendrecv'), acknowledge),
    // How the transfer fares is told by NOTIFY requests, which sipp answers by itself.
    ...carryOut('transfer', sendRequest(identity, transfer), '', '202'),
    ...carryOut('connect', sendRequest(identity, connect), '', '202'),
    '<label id="hangup"/>',
    sendRequest(identity, { method: 'BYE' }),
    '<recv response="200" next="end"/>',
    // It goes where it was sent, and tells so: its own new call is not ours to make.
    '<label id="referred"/>',
    sendResponse('202 Accepted'),
    sendRequest(identity, ARRIVED),
    '<recv response="200"/>',
    report('referred [$place]'),
    sendRequest(identity, { method: 'BYE' }),
    '<recv response="200" next="end"/>',
    '<label id="over"/>',
    sendResponse('200 OK'),
    '<label id="end"/>',
    unused('line', 'place'),
  );
}

const READ_REFERRAL =
  '<action><ereg regexp="sip:[^>]+" search_in="hdr" header="Refer-To:" check_it="true" assign_to="place"/></action>';

/** Tells that the other call, to which it was referred, has been answered. */
const ARRIVED = {
  method: 'NOTIFY',
  type: 'message/sipfrag;version=2.0',
  headers: ['Event: refer', 'Subscription-State: terminated;reason=noresource'],
  body: 'SIP/2.0 200 OK',
};

/** The report leads straight back to the orders: the next one may follow at once. */
function carryOut(order: string, request: string, afterwards = '', success = '200'): readonly string[] {
  const response = `<recv response="100" optional="true"/>\n<recv response="${success}"/>`;
  return [`<label id="${order}"/>`, request, response, afterwards, report(`done ${order}`, 'orders')];
}
