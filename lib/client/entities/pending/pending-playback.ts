import { AriNotFoundException } from '../../exceptions/index.js';
import type { AriEvent, RepositoryContext } from '../../runtime/index.js';
import type { PlaybacksRepository } from '../../generated/index.js';
import type { Playback } from '../playback.js';
import { ifThere } from './if-there.js';
import { Pending } from './pending.js';
import type { PlaybackOutcome, PlaybackStart } from './playback-outcome.js';
import { PlaybackTarget } from './playback-target.js';
import { TIMED_OUT, type TimedOut } from './timed-out.js';
import { firstOf, Settlement, type WaitContext, type WaitOptions } from './settlement.js';

/** What a playback is made of. */
export interface PlaybackPlan {
  readonly id: string;
  readonly context: RepositoryContext;
  readonly playbacks: PlaybacksRepository;
  /** The channel that hears it; a playback on a bridge has none. */
  readonly channelId?: string;
  /** Sends the command. Listeners stand by then. */
  readonly play: () => Promise<Playback>;
}

/**
 * A sound on its way to the caller. Awaiting it gives the `Playback` once Asterisk has accepted it – which it does for
 * a missing file too; `started()` and `finished()` tell what the caller heard.
 */
export class PendingPlayback extends Pending<Playback> {
  /** Id of the playback, chosen on our side: known before Asterisk has answered. */
  readonly id: string;
  readonly #plan: PlaybackPlan;
  readonly #start = new Settlement<PlaybackStart>();
  readonly #end = new Settlement<PlaybackOutcome>();
  readonly #target: PlaybackTarget;
  readonly #release: () => void;
  #stopping = false;

  constructor(plan: PlaybackPlan) {
    // The listener stands before the command leaves: a short sound may be over before its answer is here.
    const pending = (): PendingPlayback => this;
    const release = plan.context.events.watch('Playback', plan.id, ['PlaybackStarted', 'PlaybackFinished'], {
      event: (event) => pending().#onEvent(event),
      gap: () => void pending().#onGap(),
      closed: () => pending().#settle({ outcome: 'lost' }),
    });
    const target = new PlaybackTarget(plan.context.events, plan.channelId);
    super(plan.play());
    this.id = plan.id;
    this.#plan = plan;
    this.#release = release;
    this.#target = target;
    this.then(undefined, (error: unknown) => this.#refused(error));
  }

  /** Waits until the sound begins, or has ended before it did. A command that is refused rejects. */
  started(options?: WaitOptions): Promise<PlaybackStart> {
    return firstOf<PlaybackStart, TimedOut>([this.#start], TIMED_OUT, this.#waitContext('started'), options);
  }

  /**
   * Waits until the sound has ended, whatever the reason. A command that is refused rejects with its exception. The
   * wait is limited (the client's `patience` by default), because a sound of an unknown scheme never ends.
   */
  finished(options?: WaitOptions): Promise<PlaybackOutcome> {
    return firstOf<PlaybackOutcome, TimedOut>([this.#end], TIMED_OUT, this.#waitContext('finished'), options);
  }

  /** Silences it at once. A playback that has ended already is left as it is. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await ifThere(this.#plan.playbacks.stop(this.id));
  }

  #onEvent(event: AriEvent): void {
    const { playback } = event as AriEvent & { readonly playback: Playback };
    if (event.type === 'PlaybackStarted') this.#start.settle({ outcome: 'started', playback });
    else if (playback.state === 'failed') this.#target.afterFailure((outcome) => this.#settle({ outcome, playback }));
    else this.#settle({ outcome: this.#stopping ? 'stopped' : 'finished', playback });
  }

  /** Events may be missing: what Asterisk no longer knows has ended unseen. */
  async #onGap(): Promise<void> {
    try {
      await this.#plan.playbacks.get(this.id);
    } catch (error) {
      if (error instanceof AriNotFoundException) this.#settle({ outcome: 'lost' });
    }
  }

  #settle(outcome: PlaybackOutcome): void {
    this.#release();
    this.#target.release();
    this.#start.settle(outcome);
    this.#end.settle(outcome);
  }

  #refused(error: unknown): void {
    this.#release();
    this.#target.release();
    this.#start.fail(error);
    this.#end.fail(error);
  }

  #waitContext(wait: string): WaitContext {
    const { connection, patience } = this.#plan.context;
    return { operation: `playback ${this.id} ${wait}`, connection, patience };
  }
}
