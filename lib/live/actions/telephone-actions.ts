import type { LiveAction } from './live-action.js';
import { detail, list } from './make-action.js';

/** What can be done with telephones and trunks. */
export const ENDPOINT_ACTIONS: readonly LiveAction[] = [
  list('sendMessageTo', 'endpoints.sendMessage', { grant: 'message' }),
  list('referTo', 'endpoints.refer', { grant: 'redirect' }),
  detail('sendMessage', 'endpoints.sendMessageToEndpoint', { grant: 'message' }),
  detail('refer', 'endpoints.referToEndpoint', { grant: 'redirect' }),
];

/** What can be done with device states: those that begin with `Stasis:`. */
export const DEVICE_STATE_ACTIONS: readonly LiveAction[] = [
  list('create', 'deviceStates.update', { creates: { stream: 'deviceStates', key: 'deviceName', given: true } }),
  detail('update', 'deviceStates.update', { effect: 'refreshed' }),
  detail('delete', 'deviceStates.delete', { effect: 'deleted' }),
];

/** What can be done with mailboxes. */
export const MAILBOX_ACTIONS: readonly LiveAction[] = [
  list('create', 'mailboxes.update', { creates: { stream: 'mailboxes', key: 'mailboxName', given: true } }),
  detail('update', 'mailboxes.update', { effect: 'refreshed' }),
  detail('delete', 'mailboxes.delete', { effect: 'deleted' }),
];
