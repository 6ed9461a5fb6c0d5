import { EVENT_TABLE } from '../../client/internal.js';
import { RESYNC } from './handler-hearing.js';

/** Fields of every event. */
const COMMON = ['type', 'application', 'timestamp', 'asterisk_id', 'stale'];

const RESYNC_FIELDS = ['connection', 'gapMs', 'lagMs', 'restarted', 'ended', 'appeared', 'changed'];

/** Names of the fields of an event; undefined for an event that this release does not know. */
export function eventFields(name: string): readonly string[] | undefined {
  if (name === RESYNC) return [...COMMON, ...RESYNC_FIELDS];
  const shape = Object.hasOwn(EVENT_TABLE, name) ? EVENT_TABLE[name] : undefined;
  return shape === undefined ? undefined : [...COMMON, ...shape.fields];
}
