// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of sounds travels. */
export const SOUNDS_OPERATIONS = {
  list: {
    name: 'sounds.list',
    method: 'GET',
    path: ['sounds'],
    parameters: [],
    query: [
      { name: 'lang', kind: 'text' },
      { name: 'format', kind: 'text' },
    ],
    result: 'Sound[]',
  },
  get: {
    name: 'sounds.get',
    method: 'GET',
    path: ['sounds/', ''],
    parameters: ['soundId'],
    result: 'Sound',
  },
} as const satisfies Readonly<Record<string, Operation>>;
