import type { Cancel, Clock } from '../clock/index.js';
import type { Sound } from './device.js';
import { isControllable, type MediaLength } from './media-library.js';
import type { PlaybackSnapshot } from '../events/index.js';

export type PlaybackOperation = 'restart' | 'pause' | 'unpause' | 'reverse' | 'forward';
export type OperationOutcome = 'done' | 'failed' | 'not playing';

export interface PlaybackOrder {
  readonly id: string;
  readonly media: readonly string[];
  readonly targetUri: string;
  readonly language: string;
  /** Where the first medium begins, in milliseconds. */
  readonly offsetMs: number;
  /** How far `forward` and `reverse` move, in milliseconds. */
  readonly skipMs: number;
}

/** What a playback needs of its surroundings. */
export interface PlaybackStage {
  readonly clock: Clock;
  lengthOf(uri: string): MediaLength;
  publish(type: string, playback: PlaybackSnapshot): void;
  /** Lets the listeners hear; the returned function ends the sound. */
  hear(sound: Sound): () => void;
}

type MediumEnd = 'done' | 'stopped' | 'hangup';

/** A list of media that is played one after the other. */
export class SimulatedPlayback {
  readonly order: PlaybackOrder;
  readonly #stage: PlaybackStage;
  #state = 'queued';
  #index = 0;
  #stopped = false;
  /** What is left of the present medium, and the timer that counts it down. */
  #position = 0;
  #startedAt = 0;
  #length = 0;
  #timer: Cancel | undefined;
  #finish: ((end: MediumEnd) => void) | undefined;

  constructor(order: PlaybackOrder, stage: PlaybackStage) {
    this.order = order;
    this.#stage = stage;
  }

  get id(): string {
    return this.order.id;
  }

  snapshot(): PlaybackSnapshot {
    const next = this.order.media[this.#index + 1];
    return {
      id: this.order.id,
      media_uri: this.order.media[this.#index] ?? '',
      ...(next === undefined ? {} : { next_media_uri: next }),
      target_uri: this.order.targetUri,
      language: this.order.language,
      state: this.#state,
    };
  }

  /** Plays to the end. `hangup` is asked before each medium: on a channel that is gone each medium fails at once. */
  async play(hungUp: () => boolean): Promise<void> {
    if (this.#stopped) {
      this.#tell('done', 'PlaybackFinished');
      return;
    }
    for (const [index, uri] of this.order.media.entries()) {
      this.#index = index;
      this.#tell('playing', 'PlaybackStarted');
      const length = this.#stage.lengthOf(uri);
      if (length === 'unplayable') continue;
      const end = hungUp() ? 'hangup' : await this.#medium(uri, length, index === 0 ? this.order.offsetMs : 0);
      if (this.#concludes(end, length === 'missing')) return;
    }
  }

  /** The channel hung up while this was playing. */
  hangUp(): void {
    this.#finish?.('hangup');
  }

  stop(): OperationOutcome {
    if (this.#finish && !this.#controllable) return 'failed';
    this.#stopped = true;
    this.#finish?.('stopped');
    return 'done';
  }

  operate(operation: PlaybackOperation): OperationOutcome {
    if (!this.#finish) return 'not playing';
    if (!this.#controllable) return 'failed';
    if (operation === 'pause') return this.#pause();
    if (operation === 'unpause') return this.#unpause();
    const at = this.#played();
    if (operation === 'restart') this.#position = 0;
    else this.#position = Math.max(0, at + (operation === 'forward' ? 1 : -1) * this.order.skipMs);
    if (this.#state === 'playing') this.#run();
    return 'done';
  }

  get #controllable(): boolean {
    return isControllable(this.order.media[this.#index] ?? '');
  }

  #medium(uri: string, length: MediaLength, offsetMs: number): Promise<MediumEnd> {
    if (length === 'missing') return Promise.resolve('done');
    this.#length = typeof length === 'number' ? length : Number.POSITIVE_INFINITY;
    this.#position = offsetMs;
    const silence = this.#stage.hear({ uri });
    return new Promise((resolve) => {
      this.#finish = (end) => {
        this.#timer?.();
        this.#timer = undefined;
        this.#finish = undefined;
        silence();
        resolve(end);
      };
      this.#run();
    });
  }

  /** Counts down what is left from the present position. */
  #run(): void {
    this.#timer?.();
    this.#startedAt = this.#stage.clock.now();
    const left = this.#length - this.#position;
    if (Number.isFinite(left)) this.#timer = this.#stage.clock.after(Math.max(0, left), () => this.#finish?.('done'));
  }

  #played(): number {
    if (this.#state !== 'playing') return this.#position;
    return this.#position + this.#stage.clock.now() - this.#startedAt;
  }

  #pause(): OperationOutcome {
    this.#position = this.#played();
    this.#timer?.();
    this.#timer = undefined;
    this.#state = 'paused';
    return 'done';
  }

  /** Asterisk tells a resumed playback as a started one. */
  #unpause(): OperationOutcome {
    if (this.#state !== 'paused') return 'done';
    this.#tell('playing', 'PlaybackStarted');
    this.#run();
    return 'done';
  }

  /** Tells how a medium ended; true when nothing comes after it. */
  #concludes(end: MediumEnd, missing: boolean): boolean {
    const last = this.#index === this.order.media.length - 1;
    if (end === 'stopped') this.#tell('done', 'PlaybackFinished');
    else if (end === 'hangup') this.#tell('failed', 'PlaybackFinished');
    else if (!last) this.#tell('continuing', 'PlaybackContinuing');
    else this.#tell(missing ? 'failed' : 'done', 'PlaybackFinished');
    return last || end !== 'done';
  }

  #tell(state: string, type: string): void {
    this.#state = state;
    this.#stage.publish(type, this.snapshot());
  }
}
