// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of mailboxes travels. */
export const MAILBOXES_OPERATIONS = {
  list: {
    name: 'mailboxes.list',
    method: 'GET',
    path: ['mailboxes'],
    parameters: [],
    since: ['12.1.0'],
    result: 'Mailbox[]',
  },
  get: {
    name: 'mailboxes.get',
    method: 'GET',
    path: ['mailboxes/', ''],
    parameters: ['mailboxName'],
    since: ['12.1.0'],
    result: 'Mailbox',
  },
  update: {
    name: 'mailboxes.update',
    method: 'PUT',
    path: ['mailboxes/', ''],
    parameters: ['mailboxName'],
    query: [
      { name: 'oldMessages', kind: 'whole', required: true },
      { name: 'newMessages', kind: 'whole', required: true },
    ],
    queryInBody: true,
    since: ['12.1.0'],
    result: 'nothing',
  },
  delete: {
    name: 'mailboxes.delete',
    method: 'DELETE',
    path: ['mailboxes/', ''],
    parameters: ['mailboxName'],
    since: ['12.1.0'],
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
