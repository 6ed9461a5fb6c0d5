import { randomBytes } from 'node:crypto';
import type { EventTypeName } from '../generated/index.js';

/**
 * Beginning of filter entries whose types no event has: they hold nothing back, and other processes can read them in
 * the filter. Asterisk does not show whether a program listens to an application, so the program writes it there.
 */
const SERVED_BY = 'nestjs-ari:served-by:';
const ALIVE = 'nestjs-ari:alive:';
const QUESTION = 'nestjs-ari:who-serves:';

/** Highest number of answers in a filter: so many processes may ask at once. */
const ANSWERS = 8;

/** In bytes; no question is longer. The application of a per-call socket contains the id of a channel. */
const LONGEST_QUESTION = 1_024;

/** Names the event with which a process asks who serves an application. */
export function questionName(nonce: string): string {
  return QUESTION + nonce;
}

/** Says whether a filter holds the answer to a question. */
export function answers(disallowed: readonly EventTypeName[], nonce: string): boolean {
  return disallowed.some(({ type }) => type === ALIVE + nonce);
}

/**
 * Makes the entries that a client with an event filter writes into it: the application is served, and by which process.
 */
export class OwnershipMark {
  readonly #own = SERVED_BY + randomBytes(8).toString('hex');
  #answers: readonly string[] = [];

  /** The entries for the list of disallowed events. */
  get entries(): readonly EventTypeName[] {
    return [this.#own, ...this.#answers].map((type) => ({ type }));
  }

  /** Says whether a filter holds the mark of another process, which may have ended since. */
  isOfAnother(disallowed: readonly EventTypeName[]): boolean {
    return disallowed.some(({ type }) => type.startsWith(SERVED_BY) && type !== this.#own);
  }

  /** Says whether a filter holds the mark of any process, this one included. */
  isAnyones(disallowed: readonly EventTypeName[]): boolean {
    return disallowed.some(({ type }) => type.startsWith(SERVED_BY));
  }

  /**
   * Takes a question, which comes in a `ChannelUserevent`; from then on its answer is among the entries.
   *
   * @returns the application of the question, undefined when the frame is no question.
   */
  asked(frame: Buffer): string | undefined {
    if (frame.length > LONGEST_QUESTION || !frame.includes(QUESTION)) return undefined;
    const { eventname, application } = fields(frame);
    if (typeof eventname !== 'string' || !eventname.startsWith(QUESTION)) return undefined;
    const answer = ALIVE + eventname.slice(QUESTION.length);
    if (!this.#answers.includes(answer)) this.#answers = [...this.#answers, answer].slice(-ANSWERS);
    return typeof application === 'string' ? application : undefined;
  }
}

function fields(frame: Buffer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(frame.toString('utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    // The next one that reads the frame reports that it is no event.
    return {};
  }
}
