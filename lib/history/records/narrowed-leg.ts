import type { CallLegRecord } from './call-record.js';

/** A channel as a reader sees it: without the number of a party whose tenant the reader does not see, or is not known. */
export function narrowedLeg(
  leg: CallLegRecord,
  sees: (stream: string, object: object | undefined) => boolean,
): CallLegRecord {
  const { connected, connectedOf, ...rest } = leg;
  if (connected === undefined) return leg;
  const owner = connectedOf === undefined ? undefined : { ...rest, tenant: connectedOf.tenant };
  return sees('callLegs', owner) ? leg : rest;
}
