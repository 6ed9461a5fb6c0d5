import { randomBytes } from 'node:crypto';
import { scanEventType } from '../dispatch/index.js';
import type { EventTypeName } from '../generated/index.js';

/**
 * Filter entries of types that no event has: they hold nothing back, and whoever reads the filter sees them. Asterisk
 * cannot tell whether somebody listens to an application that it lists, so those who listen leave word there.
 */
const SERVED_BY = 'nestjs-ari:served-by:';
const ALIVE = 'nestjs-ari:alive:';
const QUESTION = 'nestjs-ari:who-serves:';

/** Questions at most whose answers stand in a filter: so many processes may ask at once. */
const ANSWERS = 8;

/** In bytes. An application of several outbound sockets bears a channel's id; no question holds more. */
const LONGEST_QUESTION = 1_024;

/** The event by which a process asks who serves an application. */
export function questionName(nonce: string): string {
  return QUESTION + nonce;
}

/** Whether a filter holds the answer to a question. */
export function answers(disallowed: readonly EventTypeName[], nonce: string): boolean {
  return disallowed.some(({ type }) => type === ALIVE + nonce);
}

/** What a client with an event filter of its own leaves in it: that the application is served, and by whom. */
export class OwnershipMark {
  readonly #own = SERVED_BY + randomBytes(8).toString('hex');
  #answers: readonly string[] = [];

  /** What is to stand among the disallowed events. */
  get entries(): readonly EventTypeName[] {
    return [this.#own, ...this.#answers].map((type) => ({ type }));
  }

  /** Whether a filter says that another process serves the application, or did so when it ended. */
  isOfAnother(disallowed: readonly EventTypeName[]): boolean {
    return disallowed.some(({ type }) => type.startsWith(SERVED_BY) && type !== this.#own);
  }

  /** Whether a filter says that this process, or another, serves the application. */
  isAnyones(disallowed: readonly EventTypeName[]): boolean {
    return disallowed.some(({ type }) => type.startsWith(SERVED_BY));
  }

  /**
   * Takes a question; its answer is among the entries from then on.
   *
   * @returns the application that is asked about, undefined where the frame is no question.
   */
  asked(frame: Buffer): string | undefined {
    if (frame.length > LONGEST_QUESTION || !frame.includes(QUESTION)) return undefined;
    if (scanEventType(frame) !== 'ChannelUserevent') return undefined;
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
    // Whoever handles it next says that it is no event.
    return {};
  }
}
