import type { BaseEvent } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { PlaybacksRepository } from '../../generated/index.js';
import type { Playback } from '../playback.js';
import {
  type WaitContext,
  type WaitOptions,
  type TimedOut,
  firstOf,
  ifThere,
  Pending,
  Settlement,
  ExistenceCheck,
  TIMED_OUT,
} from '../../outcomes/index.js';
import { PlaybackEnd } from './playback-end.js';
import type { PlaybackOutcome, PlaybackStart } from './playback-outcome.js';
import type { PlaybackTarget } from './playback-target.js';

/** Describes a playback. */
export interface PlaybackPlan {
  readonly id: string;
  readonly context: EntityContext;
  readonly playbacks: PlaybacksRepository;
  /** Where it is played; undefined when the channel is not followed. */
  readonly target?: PlaybackTarget;
  /** Sends the command. Listeners are already added then. */
  readonly play: () => Promise<Playback>;
}

/**
 * A sound that is going to be played. Awaiting it gives the `Playback` when Asterisk has accepted it, which it also
 * does for a missing file; `started()` and `finished()` say what the caller heard.
 * @publicApi
 */
export class PendingPlayback extends Pending<Playback> {
  /** Id of the playback, chosen by this client: known before Asterisk has answered. */
  readonly id: string;
  readonly #plan: PlaybackPlan;
  readonly #start = new Settlement<PlaybackStart>();
  readonly #end = new Settlement<PlaybackOutcome>();
  readonly #ending: PlaybackEnd;
  readonly #existence: ExistenceCheck;
  readonly #release: () => void;

  constructor(plan: PlaybackPlan) {
    // The listener is added before the command leaves: a short sound may be over before its answer is here.
    const pending = (): PendingPlayback => this;
    const { id, context, playbacks, target } = plan;
    const release = context.events.watch('Playback', id, ['PlaybackStarted', 'PlaybackFinished'], {
      event: (event) => pending().#onEvent(event),
      command: (command) => pending().#ending.stopping(command),
      gap: () => pending().#existence.gap(),
      closed: () => pending().#settle({ outcome: 'lost' }),
    });
    super(plan.play());
    this.id = id;
    this.#plan = plan;
    this.#release = release;
    this.#ending = new PlaybackEnd(target, (outcome) => this.#settle(outcome));
    this.#existence = new ExistenceCheck(
      () => playbacks.get(id),
      () => this.#lost(),
    );
    this.then(
      (playback) => this.#accepted(playback),
      (error: unknown) => this.#refused(error),
    );
  }

  /**
   * Waits until the sound begins, or has ended before it did. A command that is refused rejects.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  started(options?: WaitOptions): Promise<PlaybackStart> {
    return firstOf<PlaybackStart, TimedOut>([this.#start], TIMED_OUT, this.#waitContext('started'), options);
  }

  /**
   * Waits until the sound has ended, whatever the reason. A command that is refused rejects with its exception. The
   * wait is limited (the client's `patience` by default), because a sound of an unknown scheme never ends.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  finished(options?: WaitOptions): Promise<PlaybackOutcome> {
    return firstOf<PlaybackOutcome, TimedOut>([this.#end], TIMED_OUT, this.#waitContext('finished'), options);
  }

  /** Silences it at once. A playback that has ended already is left as it is. */
  async stop(): Promise<void> {
    // The two commands travel on different sockets: a stop that overtook the start would find nothing to stop.
    await this.then(undefined, () => {});
    await ifThere(this.#plan.playbacks.stop(this.id));
  }

  #onEvent(event: BaseEvent): void {
    const { playback } = event as BaseEvent & { readonly playback: Playback };
    if (event.type === 'PlaybackFinished') this.#ending.finished(playback);
    else {
      this.#ending.seen(playback);
      this.#start.settle({ outcome: 'started', playback });
    }
  }

  #accepted(playback: Playback): void {
    // The answer may come after events that say more.
    if (!this.#start.settled) this.#ending.seen(playback);
    if (!this.#end.settled) this.#existence.exists();
  }

  #lost(): void {
    this.#settle({ outcome: 'lost' });
    this.#plan.context.events.end('Playback', this.id);
  }

  #settle(outcome: PlaybackOutcome): void {
    this.#releaseAll();
    this.#start.settle(outcome);
    this.#end.settle(outcome);
  }

  #refused(error: unknown): void {
    this.#releaseAll();
    this.#start.fail(error);
    this.#end.fail(error);
  }

  #releaseAll(): void {
    this.#release();
    this.#ending.release();
    this.#existence.release();
  }

  #waitContext(wait: string): WaitContext {
    const { connection, patience } = this.#plan.context;
    return { operation: `playback ${this.id} ${wait}`, connection, patience };
  }
}
