// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of events travels. */
export const EVENTS_OPERATIONS = {
  userEvent: {
    name: 'events.userEvent',
    method: 'POST',
    path: ['events/user/', ''],
    parameters: ['eventName'],
    query: [
      { name: 'application', kind: 'text', required: true },
      { name: 'source', kind: 'list' },
    ],
    queryInBody: true,
    body: { name: 'variables', form: 'wrapped' },
    since: ['12.3.0'],
    result: 'nothing',
  },
  claimChannel: {
    name: 'events.claimChannel',
    method: 'POST',
    path: ['events/claim'],
    parameters: [],
    query: [
      { name: 'channelId', kind: 'text', required: true },
      { name: 'application', kind: 'text', required: true },
    ],
    queryInBody: true,
    since: ['20.20.0', '22.10.0', '23.4.0'],
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
