import type { CallLegRecord, CallRecord } from './call-record.js';
import { PARTS, shownSchema } from './record-schema.js';

const { text, moment, whole } = PARTS;
const TEXTS = { type: 'array', items: text };
const MAP = { type: 'object', additionalProperties: text };

const END = { endedAt: moment, cause: whole, causeText: text, techCause: whole };
const BEGINNING = { startedAt: moment, rangAt: moment, answeredAt: moment };
const WHO = { application: text, tenant: text, caller: text, callerName: text };

export const CALL_SCHEMA = shownSchema<CallRecord>(
  {
    id: text,
    ...WHO,
    called: text,
    state: { type: 'string', enum: ['ringing', 'up', 'ended', 'lost'] },
    result: { type: 'string', enum: ['answered', 'busy', 'noAnswer', 'rejected', 'cancelled', 'failed', 'lost'] },
    ...BEGINNING,
    ...END,
    talkSeconds: { type: 'number' },
    legs: whole,
    recordings: TEXTS,
    transfers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: { type: 'string', enum: ['blind', 'attended', 'requested'] },
          at: moment,
          to: text,
          result: text,
        },
        required: ['kind', 'at'],
      },
    },
    variables: MAP,
    recorder: text,
  },
  ['id', 'state', 'startedAt', 'legs', 'recordings', 'transfers', 'variables', 'recorder'],
);

export const CALL_LEG_SCHEMA = shownSchema<CallLegRecord>(
  {
    id: text,
    callId: text,
    partOf: text,
    name: text,
    ...WHO,
    direction: { type: 'string', enum: ['in', 'out'] },
    connected: text,
    connectedOf: { type: 'object', properties: { tenant: text } },
    dialled: text,
    state: { type: 'string', enum: ['ringing', 'up', 'left', 'ended', 'lost'] },
    ...BEGINNING,
    ...END,
    bridges: {
      type: 'array',
      items: { type: 'object', properties: { id: text, from: moment, to: moment }, required: ['id', 'from'] },
    },
    digits: text,
    recorder: text,
  },
  ['id', 'callId', 'name', 'direction', 'state', 'startedAt', 'bridges', 'recorder'],
);
