import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { AriAccessException, AriNotFoundException } from '../exceptions/index.js';
import type { ApplicationsRepository, AsteriskRepository, EventsRepository } from '../generated/index.js';
import { OwnershipClaim } from './ownership-claim.js';
import { answers, OwnershipMark, questionName } from './ownership-mark.js';

/** How long a process that left its mark has to show that it lives, in milliseconds. */
const PROOF_MS = 1_000;

/** How often its answer is looked for, in milliseconds. */
const LOOK_EVERY_MS = 40;

/** How often it is asked again: its socket may have been away for a moment, and Asterisk drops the question then. */
const ASK_EVERY_MS = 200;

/** Looks at least: where Asterisk is slow to answer this process, it is as slow to take the answer of the other. */
const FEWEST_LOOKS = 3;

/** Time limit of a command that asks, in milliseconds: an Asterisk that does not answer is found out by the connect. */
const LIMITS = { timeout: 2_000 };

/** What the question is asked with. */
export interface OwnershipCheckOptions {
  /** Over HTTP: before the event socket is open, a command can travel no other way. */
  readonly applications: ApplicationsRepository;
  readonly events: EventsRepository;
  readonly asterisk: AsteriskRepository;
  /** Told once of an application that another process serves, and again after it was found free. */
  readonly occupied: (application: string) => void;
}

/**
 * Whether nobody else serves an application. A second process that registered it would silently take every event from
 * the first, and two filters would replace each other.
 */
export class OwnershipCheck {
  /** What tells others that the applications are served, once they are. */
  readonly mark = new OwnershipMark();
  readonly #options: OwnershipCheckOptions;
  readonly #claim: OwnershipClaim;
  /** Taken from us once: a mark of ours that still stands there tells nothing. */
  readonly #lost = new Set<string>();
  #told: string | undefined;

  constructor(options: OwnershipCheckOptions) {
    this.#options = options;
    this.#claim = new OwnershipClaim(options.asterisk);
  }

  /** Why these applications cannot be registered now, in words for a log; undefined where they are free. */
  async refusal(names: readonly string[], signal: AbortSignal): Promise<string | undefined> {
    const served = async (): Promise<string | undefined> => {
      const found = await Promise.all(names.map((name) => this.#isServed(name, signal)));
      return names[found.indexOf(true)];
    };
    // One after the other, in an order that all have: of two processes one has all of them.
    const claimed = async (): Promise<string | undefined> => {
      for (const name of names.toSorted()) if (!(await this.#claim.made(name, signal))) return name;
      return undefined;
    };
    // Whoever has claimed it before us has registered it by now, and is seen by its mark.
    return this.#reason((await served()) ?? (await claimed()) ?? (await served()), signal);
  }

  /**
   * Why an application that another program has taken from this process is to be had again when that has gone, in words
   * for a log: it asks before it takes one, and has found this one free in the same moment as we. Undefined where
   * nobody says so: it was taken on purpose, and is not to be taken back. Where Asterisk does not say who has it, or
   * that nobody has it any more, it is waited for as well: whoever waits asks again.
   *
   * @param put - resolves when no filter of ours is under way to Asterisk.
   */
  async taken(name: string, put: Promise<void>, signal: AbortSignal): Promise<string | undefined> {
    this.#lost.add(name);
    // Whoever takes an application without asking clears its filter, and what had come after that would look like a mark.
    await Promise.race([put, after(LIMITS.timeout, undefined, { signal, ref: false })]).catch(() => {});
    return this.#reason((await this.#isServed(name, signal, true)) ? name : undefined, signal);
  }

  #reason(application: string | undefined, signal: AbortSignal): string | undefined {
    if (application !== undefined && application !== this.#told && !signal.aborted) this.#options.occupied(application);
    this.#told = application;
    return application === undefined ? undefined : `another process serves the application "${application}"`;
  }

  /** @param unknown - what is said where Asterisk does not tell of the application. */
  async #isServed(name: string, signal: AbortSignal, unknown = false): Promise<boolean> {
    let marked = false;
    try {
      const { events_disallowed } = await this.#options.applications.get(name, { ...LIMITS, signal });
      marked = this.#lost.has(name) ? this.mark.isAnyones(events_disallowed) : this.mark.isOfAnother(events_disallowed);
      return marked && (await this.#isAnswered(name, signal));
    } catch (error) {
      // Without a mark the connect itself meets the same and says what it is. With one, an Asterisk that is slow to
      // answer is no proof that the other has gone: it is looked again in a moment.
      if (error instanceof AriAccessException) return false;
      return unknown || (marked && !(error instanceof AriNotFoundException));
    }
  }

  async #isAnswered(name: string, signal: AbortSignal): Promise<boolean> {
    const { applications, events } = this.#options;
    const nonce = randomBytes(8).toString('hex');
    const began = performance.now();
    let asked = 0;
    for (let looks = 0; looks < FEWEST_LOOKS || performance.now() < began + PROOF_MS; looks += 1) {
      if (performance.now() >= began + asked * ASK_EVERY_MS) {
        await events.userEvent(questionName(nonce), { application: name }, { ...LIMITS, signal });
        asked += 1;
      }
      const { events_disallowed } = await applications.get(name, { ...LIMITS, signal });
      if (answers(events_disallowed, nonce)) return true;
      await after(LOOK_EVERY_MS, undefined, { signal });
    }
    return false;
  }
}
