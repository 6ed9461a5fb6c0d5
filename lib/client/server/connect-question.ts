import { performance } from 'node:perf_hooks';
import type { CommandSocket } from '../transport/index.js';
import { asteriskTime } from './asterisk-time.js';
import { frameFields } from './frame-origin.js';

/** No id of a command looks like this. */
const ID = 'nestjs-ari connected';

/** Longest wait for the answer, in milliseconds: an event filter that an earlier program left may swallow it. */
const PATIENCE_MS = 2_000;

/**
 * Told that the socket was not opened before this, by Asterisk's clock, in milliseconds; undefined where no answer came
 * or it told no time.
 */
export type ConnectAnswered = (earliest: number | undefined) => void;

/**
 * A question whose answer tells two things: everything that Asterisk had kept for us has come before it, and what time
 * it is for Asterisk, whose clock need not be ours.
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

  /** Takes the answer; false where a frame is another one. That Asterisk is still booting is an answer too. */
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
