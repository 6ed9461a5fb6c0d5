import { FRAME_MS, Framer, type AudioFormat } from '../audio/index.js';
import { MediaException } from '../exceptions/index.js';
import { Mark, type MarkOutcome } from './mark.js';
import { PlayLine } from './play-line.js';
import { Room } from './room.js';

/**
 * What a flush has thrown away.
 * @publicApi
 */
export interface FlushOutcome {
  /** How much of the sound since it last fell silent, or since the last flush, was heard, in milliseconds. */
  readonly playedMs: number;
  /** How much was thrown away, in milliseconds. */
  readonly flushedMs: number;
  /** The names of the marks that became `flushed`, in order. */
  readonly marks: readonly string[];
}

/** Limits of what waits to be heard, in milliseconds of sound. */
export interface PlayoutLimits {
  /** How much Asterisk is given ahead of what is heard. */
  readonly lead: number;
  /** `write` waits while more than this waits here. */
  readonly highWater: number;
  /** More than this is refused. */
  readonly most: number;
}

/** Takes the frames of a playout. */
export interface FrameSink {
  send(frame: Buffer): void;
  /** Bytes that the network has not taken yet. */
  readonly waitingBytes: number;
}

/** What is counted on the way out. */
export interface PlayoutCounts {
  framesOut: number;
  /** Frames that came too late: the caller heard a gap that is ours. */
  lateFrames: number;
  /** How long these gaps were together, in milliseconds. */
  lateMs: number;
  /** The most frames that have waited here. */
  longestQueue: number;
  /** How long Asterisk wanted no more, in milliseconds. */
  xoffMs: number;
  flushes: number;
}

/** A frame that is not full is filled up with silence when nothing has been written for so long, in milliseconds. */
const FILLED_AFTER_MS = 40;

/** A caller who marks without end is stopped here. */
const MOST_MARKS = 1_000;

/** Keeps sound that is written until it is time to send it, and knows what was heard of it. */
export abstract class Playout {
  readonly counts: PlayoutCounts = {
    framesOut: 0,
    lateFrames: 0,
    lateMs: 0,
    longestQueue: 0,
    xoffMs: 0,
    flushes: 0,
  };
  protected readonly line = new PlayLine();
  protected readonly framer: Framer;
  protected readonly room = new Room();
  protected closed = false;
  readonly #limits: PlayoutLimits;
  /** `write` waits while more frames than this wait here. */
  readonly #highWater: number;
  /** Marks whose place is inside a frame that is not full yet. */
  #afterNextFrame: Mark[] = [];
  #wroteAt = -Infinity;
  /** Where the mark before stood, in frames. */
  #lastMark = 0;
  /** Where the sound that is being heard began. */
  #begin = 0;

  constructor(format: AudioFormat, frameBytes: number, limits: PlayoutLimits) {
    this.framer = new Framer(format, frameBytes);
    this.#limits = limits;
    this.#highWater = Math.floor(limits.highWater / FRAME_MS);
  }

  /** Sound that was heard since the opening, in milliseconds. */
  get heardMs(): number {
    return this.heardFrames(performance.now()) * FRAME_MS;
  }

  /** Sound that waits here or at Asterisk, in milliseconds. */
  get queuedMs(): number {
    return (this.line.frames + this.unheard(performance.now())) * FRAME_MS;
  }

  get paused(): boolean {
    return this.isPaused();
  }

  /**
   * Whether so much more sound, in milliseconds, may be written.
   *
   * @throws {MediaException} `overflow`: too much would wait.
   */
  checkRoom(more: number): void {
    const { most } = this.#limits;
    const waiting = this.line.frames * FRAME_MS;
    if (waiting + more <= most) return;
    const advice = waiting === 0 ? 'Give it to `play`, or cut it' : 'Await each write: it waits until there is room';
    const problem = `${Math.round(more)} ms of sound came while ${waiting} ms wait, and ${most} ms may. ${advice}.`;
    throw new MediaException('media.write', 'overflow', problem);
  }

  /** Takes sound. The promise is settled when there is room for more; undefined where there is some. */
  write(audio: Buffer): Promise<void> | undefined {
    const now = performance.now();
    if (this.#silent(now)) this.#begin = this.heardFrames(now);
    this.#wroteAt = now;
    for (const frame of this.framer.frames(audio)) {
      this.line.addFrame(frame);
      this.#addWaitingMarks();
    }
    if (this.line.frames > this.counts.longestQueue) this.counts.longestQueue = this.line.frames;
    this.pump(now);
    if (this.closed || this.line.frames <= this.#highWater) return undefined;
    return this.room.until(() => this.line.frames <= this.#highWater);
  }

  /**
   * Marks this place in the sound.
   *
   * @throws {MediaException} `overflow`: too many marks wait already.
   */
  mark(name: string): Promise<MarkOutcome> {
    if (this.line.marks + this.#afterNextFrame.length + this.marksUnderWay() >= MOST_MARKS) {
      const problem = `${MOST_MARKS} marks wait already. Wait for some of them.`;
      throw new MediaException('media.mark', 'overflow', problem);
    }
    const mark = new Mark(name);
    if (this.closed) mark.settle('flushed', 0);
    else if (this.framer.waiting > 0) this.#afterNextFrame.push(mark);
    else this.line.addMark(mark);
    this.pump(performance.now());
    return mark.outcome;
  }

  /** Throws away what was not heard yet. Nothing of it is heard after this. */
  flush(): FlushOutcome {
    const marks = this.#throwAway();
    this.counts.flushes += 1;
    return marks;
  }

  close(): void {
    if (this.closed) return;
    this.#throwAway();
    this.closed = true;
    this.stop();
    this.room.open();
  }

  abstract pause(): void;
  abstract resume(): void;

  /** Sends what is due. Here and below: `now` is the time of `performance.now()`, which is asked once for each frame. */
  protected abstract pump(now: number): void;
  /** Ends timers. */
  protected abstract stop(): void;
  protected abstract heardFrames(now: number): number;
  /** Frames that were sent and are not heard yet. */
  protected abstract unheard(now: number): number;
  protected abstract isPaused(): boolean;
  /** Marks that were sent on and are not settled. */
  protected abstract marksUnderWay(): number;
  /** Throws away what was sent and not heard; gives the marks in it. */
  protected abstract recall(now: number): Mark[];

  /** Settles a mark whose place has been heard. */
  protected played(mark: Mark): void {
    const place = mark.place ?? this.heardFrames(performance.now());
    mark.settle('played', Math.max(0, place - this.#lastMark) * FRAME_MS);
    this.#lastMark = place;
  }

  /** How long until a frame that is not full is filled up. */
  protected untilFilled(now: number): number {
    return Math.max(0, this.#wroteAt + FILLED_AFTER_MS - now);
  }

  /** The next frame; with `fillUp` the last one is filled up when no more sound has come for a while. */
  protected nextFrame(fillUp: boolean, now: number): Buffer | undefined {
    if (this.line.frames === 0 && fillUp && this.untilFilled(now) === 0) {
      const last = this.framer.lastFrame();
      if (last !== undefined) this.line.addFrame(last);
      this.#addWaitingMarks();
    }
    return this.line.nextMark() === undefined ? (this.line.take() as Buffer | undefined) : undefined;
  }

  #silent(now: number): boolean {
    return this.line.frames === 0 && this.framer.waiting === 0 && this.unheard(now) === 0;
  }

  #addWaitingMarks(): void {
    if (this.#afterNextFrame.length === 0 || this.framer.waiting > 0) return;
    for (const mark of this.#afterNextFrame) this.line.addMark(mark);
    this.#afterNextFrame = [];
  }

  #throwAway(): FlushOutcome {
    const now = performance.now();
    const before = this.heardFrames(now);
    const underWay = this.unheard(now);
    const waiting = this.line.frames + (this.framer.waiting > 0 ? 1 : 0);
    const marks = [...this.recall(now), ...this.line.clear(), ...this.#afterNextFrame];
    const heard = this.heardFrames(now);
    this.#afterNextFrame = [];
    this.framer.clear();
    for (const mark of marks) {
      const place = Math.min(heard, mark.place ?? heard);
      mark.settle('flushed', Math.max(0, place - this.#lastMark) * FRAME_MS);
      this.#lastMark = Math.max(place, this.#lastMark);
    }
    const playedMs = (heard - this.#begin) * FRAME_MS;
    this.#lastMark = heard;
    this.#begin = heard;
    this.room.look();
    const flushedMs = (waiting + underWay - (heard - before)) * FRAME_MS;
    return { playedMs, flushedMs, marks: marks.map(({ name }) => name) };
  }
}
