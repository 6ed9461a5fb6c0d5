import { LAG_NEAR_LIMIT_MS } from './event-loop-lag.js';

/** Close codes of a socket that ended without a closing handshake, or whose server met an unexpected error. */
const CUT: ReadonlySet<number> = new Set([1006, 1011]);

/** Says, by its close code, whether a socket was cut by the other side or by the network. */
export function isCut(code: number): boolean {
  return CUT.has(code);
}

/** Where the limit is set, and what to set. */
const SETTING = 'websocket_write_timeout in [general] of ari.conf (100 ms unless set; 5000 bears more)';

/** Writes the warning about a lag near the limit. */
export function lagWarning(lagMs: number): string {
  return (
    `the event loop stood still for ${lagMs} ms: under load Asterisk cuts the event socket of a reader that stalls. ` +
    `Move long computations out of handlers, or raise ${SETTING}`
  );
}

/**
 * Writes the reason of a cut when a lag of this process is its likely cause: Asterisk waits only so long for a reader
 * that reads nothing.
 *
 * @param end - description of the end.
 * @returns undefined when the lag was too short to be the cause.
 */
export function cutReason(end: string, lagMs: number): string | undefined {
  if (lagMs < LAG_NEAR_LIMIT_MS) return undefined;
  return (
    `${end}; before that the event loop of this process stood still for ${lagMs} ms, which is the likely cause: ` +
    `Asterisk cuts a reader that takes nothing for ${SETTING}`
  );
}
