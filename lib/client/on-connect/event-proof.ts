import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { ClientContext } from '../context/index.js';
import type { FrameTaker } from '../dispatch/index.js';
import { AriForbiddenException, isGone } from '../exceptions/index.js';
import { ApplicationsRepository, EventsRepository } from '../generated/index.js';

/** Beginning of the names of these events. No other event has it, so that no listener ever gets one of them. */
const NAME = 'nestjs-ari:heard:';
const TYPE = 'ChannelUserevent';

/** In bytes: no event of a proof is longer, and a longer frame need not be searched. */
const LONGEST = 1_024;

/** Waits for an event after a connect, in milliseconds: a busy Asterisk may deliver one late. Three are sent. */
const WAITS = [500, 1_000, 1_500];

/** Time limit of the other commands of a proof, in milliseconds. */
const LIMIT_MS = 2_000;

/** A proof that is under way. */
interface Waiting {
  /** How an event of the application names it. */
  readonly application: string;
  readonly came: () => void;
}

/**
 * Proves that an event socket is heard: sends an event to the application itself, by way of Asterisk, and waits for it.
 * An open socket proves nothing. After two handshakes that overlap Asterisk may send everything to the other one.
 */
export class EventProof {
  readonly #events: EventsRepository;
  readonly #applications: ApplicationsRepository;
  readonly #waiting = new Set<Waiting>();

  /** @param overHttp - commands are needed before the event socket may carry any. */
  constructor(overHttp: ClientContext) {
    this.#events = overHttp.repository(EventsRepository);
    this.#applications = overHttp.repository(ApplicationsRepository);
  }

  /**
   * Takes the events of proofs, which listeners must not get. While a proof is under way any event of its application
   * is one: a busy Asterisk may have thousands to send before that which was made for it.
   */
  get frames(): readonly FrameTaker[] {
    const take = (frame: Buffer, type: string | undefined): boolean => {
      if (this.#waiting.size > 0 && type !== 'ApplicationReplaced') {
        for (const { application, came } of this.#waiting) if (frame.includes(application)) came();
      }
      return type === TYPE && frame.length <= LONGEST && frame.includes(NAME);
    };
    return [{ take }];
  }

  /**
   * Sends one event to an application; resolves whether it, or any other of the application, came within the time, in
   * milliseconds.
   *
   * @throws {AriHttpException} Asterisk refused it: it knows no such application, or the user may only read.
   */
  async heard(application: string, timeout: number, signal?: AbortSignal): Promise<boolean> {
    const name = NAME + randomUUID();
    const over = new AbortController();
    const ends = AbortSignal.any([over.signal, ...(signal === undefined ? [] : [signal])]);
    let came!: () => void;
    const heard = new Promise<true>((resolve) => (came = () => resolve(true)));
    const waiting: Waiting = { application: `"application":${JSON.stringify(application)}`, came };
    this.#waiting.add(waiting);
    try {
      await this.#events.userEvent(name, { application }, { timeout, signal: ends });
      return await Promise.race([heard, after(timeout, false, { signal: ends, ref: false })]);
    } finally {
      this.#waiting.delete(waiting);
      over.abort();
    }
  }

  /**
   * Returns why a connection does not hear an application, in words for a log; undefined when it does, or when nothing
   * can be proved: the user may only read, Asterisk does not answer, or a filter that was set by hand keeps user events
   * back.
   */
  async deafness(application: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      for (const wait of WAITS) if (await this.heard(application, wait, signal)) return undefined;
      if (signal.aborted || !(await this.#isSent(application, signal))) return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof AriForbiddenException || !isGone(error)) return undefined;
      return `Asterisk has accepted the socket and knows no application "${application}"`;
    }
    return `Asterisk took events for "${application}" and sends them to another socket than this one`;
  }

  /** Whether the filter of the application lets user events pass. */
  async #isSent(application: string, signal: AbortSignal): Promise<boolean> {
    const limits = { timeout: LIMIT_MS, signal };
    const { events_allowed: allowed, events_disallowed } = await this.#applications.get(application, limits);
    const names = ({ type }: { readonly type: string }): boolean => type === TYPE;
    return !events_disallowed.some(names) && (allowed.length === 0 || allowed.some(names));
  }
}
