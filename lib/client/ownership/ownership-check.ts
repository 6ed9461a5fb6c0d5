import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { AriAccessException, isGone } from '../exceptions/index.js';
import type { ApplicationsRepository, AsteriskRepository, EventsRepository } from '../generated/index.js';
import { OwnershipClaim } from './ownership-claim.js';
import { answers, OwnershipMark, questionName } from './ownership-mark.js';

/** How long a process that left its mark has time to answer, in milliseconds. */
const PROOF_MS = 1_000;

/** Time between two looks for its answer, in milliseconds. */
const LOOK_EVERY_MS = 40;

/**
 * Time between two questions, in milliseconds: its socket may be away for a moment, and Asterisk drops the question
 * then.
 */
const ASK_EVERY_MS = 200;

/**
 * Lowest number of looks: an Asterisk that answers this process slowly also takes the answer of the other one slowly.
 */
const FEWEST_LOOKS = 3;

/** Time limit of a question, in milliseconds: the connect notices an Asterisk that does not answer. */
const LIMITS = { timeout: 2_000 };

/** Settings of the check. */
export interface OwnershipCheckOptions {
  /** Over HTTP: before the event socket is open, a command can travel no other way. */
  readonly applications: ApplicationsRepository;
  readonly events: EventsRepository;
  readonly asterisk: AsteriskRepository;
  /** Called once for an application that another process serves, and again only after it was free. */
  readonly occupied: (application: string) => void;
}

/**
 * Finds out whether another process serves an application. A second process that registered it would take every event
 * from the first without notice, and the two would replace each other's event filter.
 */
export class OwnershipCheck {
  /** The mark for other processes: these applications are served. */
  readonly mark = new OwnershipMark();
  readonly #options: OwnershipCheckOptions;
  readonly #claim: OwnershipClaim;
  /** Applications that were taken from this process once: its own mark, which may still be there, means nothing. */
  readonly #lost = new Set<string>();
  #told: string | undefined;

  constructor(options: OwnershipCheckOptions) {
    this.#options = options;
    this.#claim = new OwnershipClaim(options.asterisk);
  }

  /** Returns why these applications cannot be registered now, in words for a log; undefined when they are free. */
  async refusal(names: readonly string[], signal: AbortSignal): Promise<string | undefined> {
    const served = async (): Promise<string | undefined> => {
      const found = await Promise.all(names.map((name) => this.#isServed(name, signal)));
      return names[found.indexOf(true)];
    };
    // One after the other, in the same order everywhere: of two processes one gets all of them.
    const claimed = async (): Promise<string | undefined> => {
      for (const name of names.toSorted()) if (!(await this.#claim.made(name, signal))) return name;
      return undefined;
    };
    // A process that claimed it before this one has registered it by now, and its mark shows that.
    return this.#reason((await served()) ?? (await claimed()) ?? (await served()), signal);
  }

  /**
   * Returns why this process should wait for an application that another program has taken, in words for a log: the
   * other one asks before it takes an application, and found this one free in the same moment. Undefined when no
   * process answers: then it was taken on purpose and must not be taken back. When Asterisk does not say who has it, or
   * that it is free again, this process waits, too, and asks again.
   *
   * @param put - resolves when no filter command of this client is running.
   */
  async taken(name: string, put: Promise<void>, signal: AbortSignal): Promise<string | undefined> {
    this.#lost.add(name);
    // A program that takes an application without asking clears its filter. A command of this client after that would
    // look like a mark.
    await Promise.race([put, after(LIMITS.timeout, undefined, { signal, ref: false })]).catch(() => {});
    return this.#reason((await this.#isServed(name, signal, true)) ? name : undefined, signal);
  }

  #reason(application: string | undefined, signal: AbortSignal): string | undefined {
    if (application !== undefined && application !== this.#told && !signal.aborted) this.#options.occupied(application);
    this.#told = application;
    return application === undefined ? undefined : `another process serves the application "${application}"`;
  }

  /** @param unknown - the result when Asterisk does not answer about the application. */
  async #isServed(name: string, signal: AbortSignal, unknown = false): Promise<boolean> {
    let marked = false;
    try {
      const { events_disallowed } = await this.#options.applications.get(name, { ...LIMITS, signal });
      marked = this.#lost.has(name) ? this.mark.isAnyones(events_disallowed) : this.mark.isOfAnother(events_disallowed);
      return marked && (await this.#isAnswered(name, signal));
    } catch (error) {
      // Without a mark the connect itself meets the same error and reports it. With a mark, a slow Asterisk does not
      // prove that the other process has gone: look again in a moment.
      if (error instanceof AriAccessException) return false;
      return unknown || (marked && !isGone(error));
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
