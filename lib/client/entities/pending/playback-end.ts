import type { OwnCommand } from '../../events/index.js';
import type { Playback } from '../playback.js';
import type { PlaybackOutcome } from './playback-outcome.js';
import type { PlaybackTarget } from './playback-target.js';

/** Asterisk reports a playback as failed just before it reports that its channel leaves, in milliseconds. */
const DESERTED_WITHIN_MS = 50;

/**
 * Decides how a playback ended, which PlaybackFinished alone does not say: `failed` stands for a sound that does not
 * exist and for a caller who hung up, `done` for a sound that was played to its end and for one that was stopped.
 */
export class PlaybackEnd {
  readonly #target: PlaybackTarget | undefined;
  readonly #decided: (outcome: PlaybackOutcome) => void;
  #stopped: Promise<boolean> | undefined;
  #last: Playback | undefined;
  #released: (() => void)[] = [];

  /** @param target - where it is played; undefined when that channel is not followed. */
  constructor(target: PlaybackTarget | undefined, decided: (outcome: PlaybackOutcome) => void) {
    this.#target = target;
    this.#decided = decided;
    if (target === undefined) return;
    this.#released.push(
      () => target.release(),
      target.over.whenSettled((end) => this.#deserted(end.outcome)),
    );
  }

  /** Takes a snapshot of the playback: it exists, or goes on. */
  seen(playback: Playback): void {
    this.#last = playback;
  }

  /** Takes a stop command of this client. */
  stopping({ accepted }: OwnCommand): void {
    const before = this.#stopped ?? Promise.resolve(false);
    this.#stopped = Promise.all([before, accepted]).then((all) => all.includes(true));
  }

  /** Takes PlaybackFinished. */
  finished(playback: Playback): void {
    this.#last = playback;
    if (playback.state === 'failed') this.#failed(playback);
    else if (this.#stopped === undefined) this.#decided({ outcome: 'finished', playback });
    else void this.#stopped.then((stopped) => this.#decided({ outcome: stopped ? 'stopped' : 'finished', playback }));
  }

  /** Asterisk knows it no more, and no event has said how it ended: stopped, if this client has stopped it. */
  async unheard(): Promise<PlaybackOutcome> {
    const stopped = await this.#stopped;
    const playback = this.#last;
    return stopped === true && playback !== undefined ? { outcome: 'stopped', playback } : { outcome: 'lost' };
  }

  release(): void {
    for (const release of this.#released.splice(0)) release();
  }

  #failed(playback: Playback): void {
    const late = (): void => this.#decided({ outcome: 'failed', playback });
    // After a pause of this process timers run before events that have been waiting: those go first.
    const timer = setTimeout(() => setImmediate(late), this.#target === undefined ? 0 : DESERTED_WITHIN_MS);
    this.#released.push(() => clearTimeout(timer));
    if (this.#target === undefined) return;
    this.#released.push(this.#target.deserted.whenSettled(() => this.#decided({ outcome: 'hangup', playback })));
  }

  /** Its channel or bridge is gone. PlaybackFinished comes before that or, for an unknown kind of media, never. */
  #deserted(end: string): void {
    const playback = this.#last;
    const outcome: PlaybackOutcome =
      end === 'hangup' && playback !== undefined ? { outcome: 'hangup', playback } : { outcome: 'lost' };
    const timer = setTimeout(() => setImmediate(() => this.#decided(outcome)), DESERTED_WITHIN_MS);
    this.#released.push(() => clearTimeout(timer));
  }
}
