/** Asterisk's way of writing a time: the zone has no colon. The simulator lives in UTC. */
export function asteriskTimestamp(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+0000');
}
