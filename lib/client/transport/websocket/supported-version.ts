/** The first release of each series that takes commands over a WebSocket. */
const FIRST: Readonly<Record<number, number>> = { 20: 14, 21: 9, 22: 4 };

/**
 * Whether an Asterisk takes commands over its WebSocket, told from its version: `22.10.1`, `20.7-cert3`. A version that
 * cannot be read, as of a build from a working copy, is given the benefit of the doubt.
 */
export function takesCommandsOverWebSocket(version: string): boolean {
  const [, major, minor] = /^(?:certified[/-])?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return true;
  return Number(major) >= 20 && Number(minor) >= (FIRST[Number(major)] ?? 0);
}
