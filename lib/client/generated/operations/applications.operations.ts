// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of applications travels. */
export const APPLICATIONS_OPERATIONS = {
  list: {
    name: 'applications.list',
    method: 'GET',
    path: ['applications'],
    parameters: [],
    result: 'Application[]',
  },
  get: {
    name: 'applications.get',
    method: 'GET',
    path: ['applications/', ''],
    parameters: ['applicationName'],
    result: 'Application',
  },
  subscribe: {
    name: 'applications.subscribe',
    method: 'POST',
    path: ['applications/', '/subscription'],
    parameters: ['applicationName'],
    query: [{ name: 'eventSource', kind: 'list', required: true }],
    queryInBody: true,
    result: 'Application',
  },
  unsubscribe: {
    name: 'applications.unsubscribe',
    method: 'DELETE',
    path: ['applications/', '/subscription'],
    parameters: ['applicationName'],
    query: [{ name: 'eventSource', kind: 'list', required: true }],
    queryInBody: true,
    result: 'Application',
  },
  filter: {
    name: 'applications.filter',
    method: 'PUT',
    path: ['applications/', '/eventFilter'],
    parameters: ['applicationName'],
    body: { name: 'filter', form: 'bare' },
    since: ['13.26.0', '16.3.0'],
    result: 'Application',
  },
} as const satisfies Readonly<Record<string, Operation>>;
