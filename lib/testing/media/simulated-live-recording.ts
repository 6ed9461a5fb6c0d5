import type { Cancel, Clock } from '../clock/index.js';
import type { MediaFlow } from './media-flow.js';
import type { LiveRecordingSnapshot } from '../events/index.js';

export interface RecordingOrder {
  readonly name: string;
  readonly format: string;
  readonly targetUri: string;
  readonly maxDurationSeconds: number;
  readonly maxSilenceSeconds: number;
  readonly ifExists: string;
  readonly beep: boolean;
  /** `none`, `any`, or the digit that ends it. */
  readonly terminateOn: string;
}

/** How a recording ended; a discarded one is not stored. */
export interface RecordingResult {
  readonly stored: boolean;
  readonly lengthMs: number;
}

export interface RecordingStage {
  readonly clock: Clock;
  /** The sound that is recorded. */
  readonly source: MediaFlow;
  publish(type: string, recording: LiveRecordingSnapshot): void;
}

/** Asterisk gives up a recording on which nothing at all arrives for this long. */
const noSoundLimitMs = 4000;

/** What is kept of the silence that ended a recording. */
const KEPT_SILENCE_MS = 200;

/** A recording that waits for its turn or runs. */
export class SimulatedLiveRecording {
  readonly order: RecordingOrder;
  readonly #stage: RecordingStage;
  #state = 'queued';
  #cancelled = false;
  #muted = false;
  #recordedMs = 0;
  #mark = 0;
  #wentQuietAt = 0;
  #silentSince = 0;
  #silentMs = 0;
  #lastSilenceMs = 0;
  #silent = false;
  #everSilent = false;
  #endedBySilence = false;
  #startedAt = 0;
  #pausedAt = 0;
  #pausedMs = 0;
  #timer: Cancel | undefined;
  #finish: ((stored: boolean) => void) | undefined;
  #over = false;

  constructor(order: RecordingOrder, stage: RecordingStage) {
    this.order = order;
    this.#stage = stage;
  }

  get state(): string {
    return this.#state;
  }

  snapshot(): LiveRecordingSnapshot {
    const { name, format, targetUri, maxSilenceSeconds } = this.order;
    const { duration, ...talk } = this.#durations();
    const speech = maxSilenceSeconds > 0 ? talk : {};
    return {
      name,
      format,
      state: this.#state,
      target_uri: targetUri,
      ...(this.#over ? { duration, ...speech } : {}),
    };
  }

  /** In seconds. Where Asterisk listens for silence it leaves out that at the end, and begins every second anew: none is one. */
  #durations() {
    if (this.order.maxSilenceSeconds === 0 || !this.#everSilent)
      return {
        duration: Math.floor(this.#recordedMs / 1000),
        talking_duration: Math.floor(this.#recordedMs / 1000),
        silence_duration: 0,
      };
    const duration = Math.max(1, Math.ceil((this.#recordedMs - this.#lastSilenceMs) / 1000));
    const silence = Math.min(duration, Math.floor(this.#silentMs / 1000));
    return { duration, talking_duration: duration - silence, silence_duration: silence };
  }

  /** Records until it is stopped, cancelled, too long, silent for too long, or without any packet for too long. */
  async record(): Promise<RecordingResult> {
    if (this.#cancelled) return this.#conclude(false);
    this.#state = 'recording';
    this.#stage.publish('RecordingStarted', this.snapshot());
    const unwatch = this.#stage.source.watch(() => this.#plan());
    const stored = await new Promise<boolean>((resolve) => {
      this.#finish = resolve;
      this.#mark = this.#stage.source.total;
      this.#startedAt = this.#stage.clock.now();
      this.#wentQuietAt = this.#startedAt;
      this.#silentSince = this.#startedAt;
      this.#plan();
    });
    unwatch();
    this.#timer?.();
    this.#account();
    return this.#conclude(stored);
  }

  /** Gives the recording up before it began. */
  fail(cause: string): void {
    this.#state = 'failed';
    this.#stage.publish('RecordingFailed', { ...this.snapshot(), cause });
  }

  stop(): void {
    if (this.#finish) this.#finish(true);
    else this.#cancelled = true;
  }

  /** Ends without keeping anything. */
  cancel(): void {
    this.#cancelled = true;
    this.#finish?.(false);
  }

  pause(): boolean {
    if (!this.#finish) return false;
    this.#account();
    if (this.#state !== 'paused') this.#pausedAt = this.#stage.clock.now();
    this.#state = 'paused';
    this.#plan();
    return true;
  }

  unpause(): boolean {
    if (!this.#finish) return false;
    this.#account();
    if (this.#state === 'paused') this.#pausedMs += this.#stage.clock.now() - this.#pausedAt;
    this.#state = 'recording';
    this.#silentSince = this.#stage.clock.now();
    this.#plan();
    return true;
  }

  mute(muted: boolean): boolean {
    if (!this.#finish) return false;
    this.#muted = muted;
    return true;
  }

  get muted(): boolean {
    return this.#muted;
  }

  /** A digit arrived on the recorded channel. */
  digit(digit: string): void {
    if (this.order.terminateOn === 'any' || this.order.terminateOn === digit) this.#finish?.(true);
  }

  #conclude(stored: boolean): RecordingResult {
    this.#over = true;
    this.#finish = undefined;
    this.#state = 'done';
    this.#stage.publish('RecordingFinished', this.snapshot());
    // Of the silence that has ended it Asterisk keeps the beginning.
    const cut = this.#endedBySilence ? Math.max(0, this.order.maxSilenceSeconds * 1000 - KEPT_SILENCE_MS) : 0;
    return { stored, lengthMs: Math.max(0, this.#recordedMs - cut) };
  }

  /** Adds the sound since the last look; a pause lets it go by. */
  #account(): void {
    const total = this.#stage.source.total;
    const sound = total - this.#mark;
    if (this.#state === 'recording') this.#recordedMs += sound;
    if (this.#state === 'recording' && this.#silent) this.#lastSilenceMs += sound;
    this.#mark = total;
    this.#listen();
  }

  /** Whether there is silence now, and how much of it there was before the last. */
  #listen(): void {
    const { clock, source } = this.#stage;
    const silent = source.flowing && !source.loud;
    if (silent && !this.#silent) {
      this.#everSilent = true;
      this.#silentSince = clock.now();
      this.#lastSilenceMs = 0;
    } else if (!silent && this.#silent) {
      this.#silentMs += this.#lastSilenceMs;
      this.#lastSilenceMs = 0;
    }
    this.#silent = silent;
  }

  /** Sets the timer for whatever will end the recording next if nothing else happens. */
  #plan(): void {
    if (!this.#finish) return;
    this.#account();
    this.#timer?.();
    const { clock, source } = this.#stage;
    if (source.flowing) {
      this.#wentQuietAt = Number.NaN;
      const recording = this.#state === 'recording';
      const longest = this.order.maxDurationSeconds > 0 && recording ? this.#longestEnd() : Infinity;
      const silent = this.order.maxSilenceSeconds > 0 && recording && this.#silent ? this.#silenceEnd() : Infinity;
      const end = Math.min(longest, silent);
      const finish = (): void => {
        this.#endedBySilence = silent === end;
        this.#finish?.(true);
      };
      if (end !== Infinity) this.#timer = clock.after(Math.max(0, end - clock.now()), finish);
      return;
    }
    if (Number.isNaN(this.#wentQuietAt)) this.#wentQuietAt = clock.now();
    const left = this.#wentQuietAt + noSoundLimitMs - clock.now();
    this.#timer = clock.after(Math.max(0, left), () => this.#finish?.(true));
  }

  #silenceEnd(): number {
    return this.#silentSince + this.order.maxSilenceSeconds * 1000;
  }

  /** Asterisk compares whole seconds of the clock: a limit of one second ends a recording after one to two. */
  #longestEnd(): number {
    const startSecond = Math.floor(this.#startedAt / 1000);
    return (startSecond + this.order.maxDurationSeconds + 1) * 1000 + this.#pausedMs;
  }
}
