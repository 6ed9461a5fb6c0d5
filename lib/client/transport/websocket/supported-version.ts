/** The first release of each series that accepts commands over a WebSocket. */
const FIRST: Readonly<Record<number, number>> = { 20: 14, 21: 9, 22: 4 };

/**
 * Says whether an Asterisk accepts commands over its WebSocket, by its version: `22.10.1`, `20.7-cert3`. A version that
 * cannot be read, for example of a build from a working copy, counts as new enough.
 */
export function takesCommandsOverWebSocket(version: string): boolean {
  const [, major, minor] = /^(?:certified[/-])?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return true;
  return Number(major) >= 20 && Number(minor) >= (FIRST[Number(major)] ?? 0);
}
