// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of playbacks travels. */
export const PLAYBACKS_OPERATIONS = {
  get: {
    name: 'playbacks.get',
    method: 'GET',
    path: ['playbacks/', ''],
    parameters: ['playbackId'],
    result: 'Playback',
  },
  stop: {
    name: 'playbacks.stop',
    method: 'DELETE',
    path: ['playbacks/', ''],
    parameters: ['playbackId'],
    result: 'nothing',
  },
  control: {
    name: 'playbacks.control',
    method: 'POST',
    path: ['playbacks/', '/control'],
    parameters: ['playbackId'],
    query: [
      { name: 'operation', kind: 'text', required: true, oneOf: ['restart', 'pause', 'unpause', 'reverse', 'forward'] },
    ],
    queryInBody: true,
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
