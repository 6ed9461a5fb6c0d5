import { EVENT_TABLE } from '../../client/index.js';

/** Fields of every event. */
const COMMON = ['type', 'application', 'timestamp', 'asterisk_id'];

/** Names of the fields of an event; undefined for an event that this release does not know. */
export function eventFields(name: string): readonly string[] | undefined {
  const shape = Object.hasOwn(EVENT_TABLE, name) ? EVENT_TABLE[name] : undefined;
  return shape === undefined ? undefined : [...COMMON, ...shape.fields];
}
