import {
  AriAbortedException,
  AriHttpException,
  type Channel,
  type DialOutcome,
  type PendingChannel,
} from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { ifPossible, Party } from '../verb/index.js';
import { asked, heard, type Question } from './consent.js';
import type { DialAttempt } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';
import type { DialTarget } from './dial-target.js';
import type { EarlyMedia } from './early-media.js';
import { legRequest } from './leg-request.js';
import { unanswered } from './unanswered.js';

/** Cause 26 of Q.850: the telephone shows no missed call. */
const ELSEWHERE = { reason: 'answered_elsewhere' } as const;

/** How long the end of a leg that has been hung up is waited for, in milliseconds: it tells the cause. */
const END_WITHIN_MS = 2_000;

/** One party that is rung: made, dialled, asked for its consent, and hung up when it is not the one who talks. */
export class DialledLeg {
  readonly target: DialTarget;
  readonly #caller: Channel;
  readonly #surroundings: CallSurroundings;
  readonly #settings: DialSettings;
  readonly #since = Date.now();
  #pending: PendingChannel | undefined;
  #party: Party | undefined;
  #ringMs: number | undefined;

  constructor(caller: Channel, surroundings: CallSurroundings, settings: DialSettings, target: DialTarget) {
    this.#caller = caller;
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.target = target;
  }

  /** The channel of the party; made by `ring`. */
  get party(): Party {
    if (this.#party === undefined) throw new Error(`${this.target.endpoint} has not been rung`);
    return this.#party;
  }

  /**
   * Rings it until it has answered and, when it is asked to, accepted the call: then the result is undefined. What it
   * sends before its answer is heard through `early`.
   */
  async ring(stop: AbortSignal, early: EarlyMedia | undefined): Promise<DialAttempt | undefined> {
    const { endpoint } = this.target;
    this.#pending = this.#surroundings.create(endpoint, legRequest(this.target, this.#settings));
    try {
      this.#party = new Party(await this.#pending);
      const { party } = this;
      const progress = party.channel.on('Dial', ({ dialstatus }) => dialstatus === 'PROGRESS' && early?.begin(party));
      const unanswered = await this.#answered(stop).finally(() => progress.unsubscribe());
      if (unanswered !== undefined) return unanswered;
      this.#ringMs = Date.now() - this.#since;
      return await this.#consent(stop, early);
    } catch (error) {
      if (error instanceof AriAbortedException) return this.attempt('canceled');
      // Refused: there is no such party, or it hung up in this moment.
      if (error instanceof AriHttpException) return this.attempt(this.#party === undefined ? 'unreachable' : 'hung-up');
      throw error;
    }
  }

  /** How it went with this party. */
  attempt(result: DialAttempt['result'], cause = this.#party?.cause): DialAttempt {
    return { target: this.target, result, cause, ringMs: this.#ringMs ?? Date.now() - this.#since };
  }

  /** Plays something to it alone, to the end; whether it is still there. */
  whisper(media: string | readonly string[], stop: AbortSignal): Promise<boolean> {
    return heard(this.party, media, stop);
  }

  /** Leaves it as it is from now on: it talks with somebody else. */
  letGo(): void {
    this.#pending = undefined;
    this.#party?.release();
  }

  /** Hangs up, whatever has become of it: it may not even be there yet. Resolves when it has ended. */
  async stop(elsewhere = false): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined) return;
    // No answer to its making says that it does not exist: it is hung up by the id that was chosen for it.
    await pending.catch(() => {});
    const ended = this.#party?.channel.signal.aborted === true;
    const there =
      !ended &&
      (await ifPossible(this.#surroundings.channels.hangup(pending.id, elsewhere ? ELSEWHERE : {})).catch(() => false));
    if (there) await pending.ended({ timeout: END_WITHIN_MS }).catch(() => {});
    this.#party?.release();
  }

  async #answered(stop: AbortSignal): Promise<DialAttempt | undefined> {
    const { channel } = this.party;
    const { callerId, timeout } = this.#settings;
    const own = this.target.callerId ?? callerId;
    // Naming the caller passes on its variables and language, and what the telephone shows as well.
    const dial = channel.dial(own === undefined ? { caller: this.#caller.id } : {});
    const outcome = await dial.answered({ timeout: this.target.timeout ?? timeout, signal: stop });
    return outcome.outcome === 'answered' ? undefined : this.#unanswered(outcome);
  }

  async #unanswered(outcome: DialOutcome): Promise<DialAttempt> {
    // The line of a party that is busy stays until it is hung up, and only then gives the cause.
    await ifPossible(this.party.channel.hangup());
    const end = await this.party.channel.ended({ timeout: END_WITHIN_MS });
    const cause = end.outcome === 'hangup' && (end.cause ?? 0) > 0 ? end.cause : this.party.cause;
    const sip = end.outcome === 'hangup' ? end.techCause : undefined;
    return this.attempt(unanswered(outcome, cause, sip), cause);
  }

  async #consent(stop: AbortSignal, early: EarlyMedia | undefined): Promise<DialAttempt | undefined> {
    const { confirm, consent } = this.#settings;
    if (confirm === undefined && consent === undefined) return this.party.gone ? this.attempt('hung-up') : undefined;
    await early?.leave(this.party);
    const answer = await (consent === undefined
      ? asked(this.party, confirm as Question, stop)
      : consent(this.party, stop));
    if (answer === 'accepted') return undefined;
    if (answer === 'gone') return this.attempt(stop.aborted ? 'canceled' : 'hung-up');
    return this.attempt('declined');
  }
}
