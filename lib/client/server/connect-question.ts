import { performance } from 'node:perf_hooks';
import type { CommandSocket } from '../transport/index.js';
import { asteriskTime } from './asterisk-time.js';
import { frameFields } from './frame-origin.js';

/** Id of the question; no command has such an id. */
const ID = 'nestjs-ari connected';

/** Longest wait for the answer, in milliseconds: the event filter of an earlier program may hold it back. */
const PATIENCE_MS = 2_000;

/**
 * Called with the earliest time at which the socket can have been opened, by the clock of Asterisk, in milliseconds;
 * undefined when no answer came or it held no time.
 */
export type ConnectAnswered = (earliest: number | undefined) => void;

/**
 * Sends a question whose answer says two things: all kept events have come before it, and what time it is by the clock
 * of Asterisk, which may differ from ours.
 */
export class ConnectQuestion {
  readonly #openedAt: number;
  readonly #answered: ConnectAnswered;
  readonly #patience: NodeJS.Timeout;

  /** @param openedAt - when the socket was opened, by `performance.now()`. */
  constructor(socket: CommandSocket, openedAt: number, answered: ConnectAnswered) {
    this.#openedAt = openedAt;
    this.#answered = answered;
    this.#patience = setTimeout(() => answered(undefined), PATIENCE_MS);
    socket.send(JSON.stringify({ type: 'RESTRequest', request_id: ID, method: 'GET', uri: 'asterisk/ping' }));
  }

  /** Takes the answer; false when the frame is another one. “Still booting” is an answer, too. */
  receive(frame: Buffer): boolean {
    const { request_id: id, timestamp } = frameFields(frame) ?? {};
    if (id !== ID) return false;
    clearTimeout(this.#patience);
    const time = asteriskTime(timestamp);
    this.#answered(time === undefined ? undefined : time - (performance.now() - this.#openedAt));
    return true;
  }

  cancel(): void {
    clearTimeout(this.#patience);
  }
}
