import type { BaseEvent } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { PlaybacksRepository } from '../../generated/index.js';
import type { Playback } from '../playback.js';
import { ExistenceCheck, ifThere, PendingWithEnd } from '../../outcomes/index.js';
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
export class PendingPlayback extends PendingWithEnd<Playback, PlaybackStart, PlaybackOutcome> {
  /** Id of the playback, chosen by this client: known before Asterisk has answered. */
  readonly id: string;
  readonly #plan: PlaybackPlan;
  readonly #ending: PlaybackEnd;
  readonly #existence: ExistenceCheck;
  readonly #unwatch: () => void;

  constructor(plan: PlaybackPlan) {
    const { id, context, playbacks, target } = plan;
    const { connection, patience } = context;
    super({ object: `playback ${id}`, connection, patience });
    this.id = id;
    this.#plan = plan;
    this.#ending = new PlaybackEnd(target, (outcome) => this.settle(outcome));
    this.#existence = new ExistenceCheck(
      () => playbacks.get(id),
      () => void this.#lost(),
    );
    this.#unwatch = context.events.watch('Playback', id, ['PlaybackStarted', 'PlaybackFinished'], {
      event: (event) => this.#onEvent(event),
      command: (command) => this.#ending.stopping(command),
      gap: () => this.#existence.gap(),
      closed: () => this.settle({ outcome: 'lost' }),
    });
    this.send(plan.play);
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
      this.begin({ outcome: 'started', playback });
    }
  }

  async #lost(): Promise<void> {
    this.settle(await this.#ending.unheard());
    this.#plan.context.events.end('Playback', this.id);
  }

  protected override accepted(playback: Playback): void {
    // The answer may come after events that say more.
    if (!this.hasStarted) this.#ending.seen(playback);
    if (!this.hasEnded) this.#existence.exists();
  }

  protected override release(): void {
    this.#unwatch();
    this.#ending.release();
    this.#existence.release();
  }
}
