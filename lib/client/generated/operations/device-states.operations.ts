// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of deviceStates travels. */
export const DEVICE_STATES_OPERATIONS = {
  list: {
    name: 'deviceStates.list',
    method: 'GET',
    path: ['deviceStates'],
    parameters: [],
    result: 'DeviceState[]',
  },
  get: {
    name: 'deviceStates.get',
    method: 'GET',
    path: ['deviceStates/', ''],
    parameters: ['deviceName'],
    result: 'DeviceState',
  },
  update: {
    name: 'deviceStates.update',
    method: 'PUT',
    path: ['deviceStates/', ''],
    parameters: ['deviceName'],
    query: [
      {
        name: 'deviceState',
        kind: 'text',
        required: true,
        oneOf: ['NOT_INUSE', 'INUSE', 'BUSY', 'INVALID', 'UNAVAILABLE', 'RINGING', 'RINGINUSE', 'ONHOLD'],
      },
    ],
    queryInBody: true,
    result: 'nothing',
  },
  delete: {
    name: 'deviceStates.delete',
    method: 'DELETE',
    path: ['deviceStates/', ''],
    parameters: ['deviceName'],
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
