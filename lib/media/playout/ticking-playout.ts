import { FRAME_MS, silenceByte, type AudioFormat } from '../audio/index.js';
import type { Mark } from './mark.js';
import { Playout, type FrameSink, type PlayoutLimits } from './playout.js';

/** How many frames are made up for after this process was held up; more would be heard as a rush of words. */
const MOST_AT_ONCE = 3;

/**
 * Sends a frame each 20 ms, for a side that plays at once what it gets: AudioSocket, and formats that pass through. There
 * is nothing to recall, so that a flush is heard after a frame at most.
 */
export class TickingPlayout extends Playout {
  readonly #sink: FrameSink;
  readonly #silence: Buffer | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When the next frame is due. */
  #due = 0;
  #heard = 0;
  /** The frame that was sent last is being heard. */
  #hearing = false;
  #paused = false;
  /** Marks behind the frame that is being heard. */
  #marks: Mark[] = [];

  /** @param fill - send silence while there is nothing else: some agents and some calls wait for a first sound. */
  constructor(sink: FrameSink, format: AudioFormat, frameBytes: number, limits: PlayoutLimits, fill: boolean) {
    super(format, frameBytes, limits);
    this.#sink = sink;
    this.#silence = fill && frameBytes > 0 ? Buffer.alloc(frameBytes, silenceByte(format)) : undefined;
    if (this.#silence !== undefined) this.#start(performance.now());
  }

  override pause(): void {
    this.#paused = true;
  }

  override resume(): void {
    this.#paused = false;
    this.pump(performance.now());
  }

  protected override pump(now: number): void {
    if (this.closed || this.#timer !== undefined) return;
    if (this.#hasWork()) this.#start(now);
  }

  protected override stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override heardFrames(): number {
    return this.#heard;
  }

  protected override unheard(): number {
    return this.#hearing ? 1 : 0;
  }

  protected override isPaused(): boolean {
    return this.#paused;
  }

  protected override marksUnderWay(): number {
    return this.#marks.length;
  }

  protected override recall(): Mark[] {
    const marks = this.#marks;
    this.#marks = [];
    // What was sent is already on its way to the caller.
    if (this.#hearing) this.#heard += 1;
    this.#hearing = false;
    return marks;
  }

  #start(now: number): void {
    // The grid goes on where it was, unless it has stood still for a while.
    if (now - this.#due > FRAME_MS) this.#due = now;
    this.#wakeUp(now);
  }

  #tick(): void {
    this.#timer = undefined;
    const now = performance.now();
    const behind = Math.floor((now - this.#due) / FRAME_MS);
    if (behind > 0 && this.#hearing) {
      this.counts.lateFrames += behind;
      this.counts.lateMs += now - this.#due;
    }
    if (behind >= MOST_AT_ONCE) this.#due = now;
    while (this.#due <= now) {
      this.#frame(now);
      this.#due += FRAME_MS;
    }
    this.room.look();
    if (!this.closed && (this.#silence !== undefined || this.#hasWork())) this.#wakeUp(now);
  }

  /** One step of 20 ms: what was sent before has been heard, and the next is sent. */
  #frame(now: number): void {
    if (this.#hearing) this.#heard += 1;
    this.#hearing = false;
    for (const mark of this.#marks.splice(0)) this.played(mark);
    if (this.#paused) return this.#fill();
    this.#takeMarks();
    for (const mark of this.#marks.splice(0)) this.played(mark);
    const frame = this.nextFrame(true, now);
    if (frame === undefined) return this.#fill();
    this.#hearing = true;
    this.counts.framesOut += 1;
    this.#sink.send(frame);
    this.#takeMarks();
  }

  #takeMarks(): void {
    while (this.line.nextMark() !== undefined) {
      const mark = this.line.take() as Mark;
      mark.place = this.#heard + (this.#hearing ? 1 : 0);
      this.#marks.push(mark);
    }
  }

  #fill(): void {
    if (this.#silence !== undefined) this.#sink.send(this.#silence);
  }

  #hasWork(): boolean {
    if (this.#hearing || this.#marks.length > 0) return true;
    return !this.#paused && (this.line.frames > 0 || this.framer.waiting > 0 || this.line.nextMark() !== undefined);
  }

  #wakeUp(now: number): void {
    this.#timer = setTimeout(() => this.#tick(), Math.max(0, Math.ceil(this.#due - now)));
  }
}
