/** Why an operation has no row of some kind in the tables. */
export interface ContractException {
  /** Why no success is compared. */
  readonly success?: string;
  /** Why no error is compared. */
  readonly error?: string;
}

const noMailboxes = "the reference server, Debian's Asterisk, is built without mailboxes: see test/simulator";
const dynamic = 'dynamic configuration needs a sorcery set-up on the server; the simulator answers 501';
const modules = 'loading and unloading changes the server for every test that runs beside: see modules.spec.ts';
const logs = 'a log is a file on the server: see modules.spec.ts';
const sip = 'needs a SIP phone that follows a transfer or a refer; the simulator answers 501';
const message =
  'a message to an endpoint needs a registered SIP phone, and ends Asterisk 22.10 without an address-of-record';

/** The operations that the tables do not hold to the real server, and the reason for each. */
export const exceptions: Readonly<Record<string, ContractException>> = {
  'asterisk.getObject': { success: dynamic },
  'asterisk.updateObject': { success: dynamic },
  'asterisk.deleteObject': { success: dynamic },
  'asterisk.loadModule': { success: modules },
  'asterisk.unloadModule': { success: modules },
  'asterisk.addLog': { success: logs },
  'asterisk.deleteLog': { success: logs },
  'asterisk.rotateLog': { success: logs },
  'channels.redirect': { success: sip },
  'channels.rtpStatistics': { success: 'there is no RTP in the simulator: it answers 501' },
  'channels.externalMedia': { success: 'there is no media in the simulator: it answers 501' },
  'endpoints.sendMessage': { success: message },
  'endpoints.sendMessageToEndpoint': { success: message },
  'endpoints.refer': { success: sip },
  'endpoints.referToEndpoint': { success: sip },
  'events.eventWebsocket': { success: 'an upgrade is no request with an answer: see event-socket.spec.ts' },
  'mailboxes.list': { success: noMailboxes },
  'mailboxes.get': { success: noMailboxes, error: noMailboxes },
  'mailboxes.update': { success: noMailboxes, error: noMailboxes },
  'mailboxes.delete': { success: noMailboxes, error: noMailboxes },
};
