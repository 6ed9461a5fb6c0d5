// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of endpoints travels. */
export const ENDPOINTS_OPERATIONS = {
  list: {
    name: 'endpoints.list',
    method: 'GET',
    path: ['endpoints'],
    parameters: [],
    result: 'Endpoint[]',
  },
  sendMessage: {
    name: 'endpoints.sendMessage',
    method: 'PUT',
    path: ['endpoints/sendMessage'],
    parameters: [],
    query: [
      { name: 'to', kind: 'text', required: true },
      { name: 'from', kind: 'text', required: true },
      { name: 'body', kind: 'text' },
    ],
    queryInBody: true,
    body: { name: 'variables', form: 'wrapped' },
    since: ['12.5.0'],
    result: 'nothing',
  },
  refer: {
    name: 'endpoints.refer',
    method: 'POST',
    path: ['endpoints/refer'],
    parameters: [],
    query: [
      { name: 'to', kind: 'text', required: true },
      { name: 'from', kind: 'text', required: true },
      { name: 'refer_to', kind: 'text', required: true },
      { name: 'to_self', kind: 'flag' },
    ],
    queryInBody: true,
    body: { name: 'variables', form: 'wrapped' },
    since: ['18.20.0', '20.5.0'],
    result: 'nothing',
  },
  listByTech: {
    name: 'endpoints.listByTech',
    method: 'GET',
    path: ['endpoints/', ''],
    parameters: ['tech'],
    result: 'Endpoint[]',
  },
  get: {
    name: 'endpoints.get',
    method: 'GET',
    path: ['endpoints/', '/', ''],
    parameters: ['tech', 'resource'],
    result: 'Endpoint',
  },
  sendMessageToEndpoint: {
    name: 'endpoints.sendMessageToEndpoint',
    method: 'PUT',
    path: ['endpoints/', '/', '/sendMessage'],
    parameters: ['tech', 'resource'],
    query: [
      { name: 'from', kind: 'text', required: true },
      { name: 'body', kind: 'text' },
    ],
    queryInBody: true,
    body: { name: 'variables', form: 'wrapped' },
    since: ['12.5.0'],
    result: 'nothing',
  },
  referToEndpoint: {
    name: 'endpoints.referToEndpoint',
    method: 'POST',
    path: ['endpoints/', '/', '/refer'],
    parameters: ['tech', 'resource'],
    query: [
      { name: 'from', kind: 'text', required: true },
      { name: 'refer_to', kind: 'text', required: true },
      { name: 'to_self', kind: 'flag' },
    ],
    queryInBody: true,
    body: { name: 'variables', form: 'wrapped' },
    since: ['18.20.0', '20.5.0'],
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
