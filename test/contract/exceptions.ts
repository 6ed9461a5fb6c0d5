/** Why an operation has no row of some kind in the tables. */
export interface ContractException {
  /** Why no success is compared. */
  readonly success?: string;
  /** Why no error is compared. */
  readonly error?: string;
}

const noMailboxes = "the reference server, Debian's Asterisk, is built without mailboxes: see test/testing/simulator";
const modules = 'loading and unloading changes the server for every test that runs beside: see modules.spec.ts';
const logs = 'a log is a file on the server: see modules.spec.ts';

/** The operations that the tables do not hold to the real server, and the reason for each. */
export const exceptions: Readonly<Record<string, ContractException>> = {
  'asterisk.loadModule': { success: modules },
  'asterisk.unloadModule': { success: modules },
  'asterisk.addLog': { success: logs },
  'asterisk.deleteLog': { success: logs },
  'asterisk.rotateLog': { success: logs },
  'events.eventWebsocket': { success: 'an upgrade is no request with an answer: see event-socket.spec.ts' },
  'mailboxes.list': { success: noMailboxes },
  'mailboxes.get': { success: noMailboxes, error: noMailboxes },
  'mailboxes.update': { success: noMailboxes, error: noMailboxes },
  'mailboxes.delete': { success: noMailboxes, error: noMailboxes },
};
