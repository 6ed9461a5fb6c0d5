import type { CallLegRecord } from './call-record.js';

/**
 * A channel as a reader sees it: without the number of a party whose tenant the reader does not see, or is not known, and
 * without the call of another tenant that it is part of.
 */
export function narrowedLeg(
  leg: CallLegRecord,
  sees: (stream: string, object: object | undefined) => boolean,
): CallLegRecord {
  const { partOf, ...known } = leg;
  // Nobody but who sees all sees what is of no tenant that is known.
  const shown = partOf === undefined || sees('callLegs', undefined) ? leg : known;
  const { connected, connectedOf, ...rest } = shown;
  if (connected === undefined) return shown;
  const owner = connectedOf === undefined ? undefined : { ...rest, tenant: connectedOf.tenant };
  return sees('callLegs', owner) ? shown : rest;
}
