import { LAG_NEAR_LIMIT_MS } from './event-loop-lag.js';

/** Codes of a socket that ended without a closing handshake, or whose server met something unexpected. */
const CUT: ReadonlySet<number> = new Set([1006, 1011]);

/** Whether a close code tells that the other side, or the network, ended a socket out of order. */
export function isCut(code: number): boolean {
  return CUT.has(code);
}

/** Where the limit is set, and what to set. */
const SETTING = 'websocket_write_timeout in [general] of ari.conf (100 ms unless set; 5000 bears more)';

/** What is said of a lag near the limit. */
export function lagWarning(lagMs: number): string {
  return (
    `the event loop stood still for ${lagMs} ms: under load Asterisk cuts the event socket of a reader that stalls. ` +
    `Move long computations out of handlers, or raise ${SETTING}`
  );
}

/**
 * Why a socket was cut from the other side, where our own lag is the likely reason: Asterisk waits for a reader that
 * takes nothing only so long.
 *
 * @param end - what was seen of the end.
 * @returns undefined where the lag was too short to be the reason.
 */
export function cutReason(end: string, lagMs: number): string | undefined {
  if (lagMs < LAG_NEAR_LIMIT_MS) return undefined;
  return (
    `${end}; before that the event loop of this process stood still for ${lagMs} ms, which is the likely cause: ` +
    `Asterisk cuts a reader that takes nothing for ${SETTING}`
  );
}
