import { FRAME_MS, type AudioFormat } from '../audio/index.js';
import type { Mark } from './mark.js';
import { PlayoutClock } from './playout-clock.js';
import { Playout, type FrameSink, type PlayoutLimits } from './playout.js';

/** A queue on the other side that plays a frame each 20 ms, and can be commanded. */
export interface FarQueue extends FrameSink {
  /** Asks for an answer when everything that was sent before has been heard. */
  mark(id: string): void;
  flush(): void;
  pause(): void;
  resume(): void;
  /** Asks how many frames it holds. */
  askStatus(): void;
}

/** After so many frames the other side is asked how many it still holds: once a second, sooner at the beginning and after a surprise. */
const ASKED_AFTER = 50;
const ASKED_FIRST_AFTER = 5;
const ASKED_AGAIN_AFTER = 15;

/** An answer that took longer tells of another moment than this one, in milliseconds. */
const PROMPT_MS = 30;

/** Sound that begins in the middle of a sentence: what is not full yet is filled up when so little is left to hear. */
const NEARLY_SILENT = 2;

/** When the network takes nothing, in milliseconds until it is looked at again, and how many bytes may wait for it. */
const LOOKED_AGAIN_MS = 20;
const MOST_BYTES = 64 * 1_024;

/** Gives a queue on the other side a little more than is heard at the moment, so that a flush is heard at once. */
export class QueuedPlayout extends Playout {
  readonly #far: FarQueue;
  readonly #lead: number;
  readonly #clock = new PlayoutClock(FRAME_MS);
  readonly #sentMarks = new Map<string, Mark>();
  #markNumber = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The timer waits for room at Asterisk: until then more sound changes nothing. */
  #waitsForRoom = false;
  #paused = false;
  #stoppedAt: number | undefined;
  #askedIn = ASKED_FIRST_AFTER;
  /** What was sent when the other side was asked, and when; undefined when no answer is awaited. */
  #asked: { readonly sent: number; readonly at: number } | undefined;
  /** Something has waited here since the last frame: when Asterisk then runs dry, it is our fault. */
  #owed = false;

  constructor(far: FarQueue, format: AudioFormat, frameBytes: number, limits: PlayoutLimits) {
    super(format, frameBytes, limits);
    this.#far = far;
    this.#lead = Math.max(1, Math.round(limits.lead / FRAME_MS));
  }

  override pause(): void {
    if (this.#paused || this.closed) return;
    this.#paused = true;
    this.#clock.pause(performance.now());
    this.#far.pause();
  }

  override resume(): void {
    if (!this.#paused || this.closed) return;
    this.#paused = false;
    const now = performance.now();
    this.#clock.resume(now);
    this.#far.resume();
    this.pump(now);
  }

  /** Asterisk has played everything before a mark. */
  markPlayed(id: string): void {
    const mark = this.#sentMarks.get(id);
    if (mark === undefined || !this.#sentMarks.delete(id)) return;
    this.#clock.heardAtLeast(mark.place ?? 0, performance.now());
    this.played(mark);
  }

  /** Asterisk wants no more. */
  xoff(): void {
    this.#stoppedAt ??= performance.now();
  }

  xon(): void {
    if (this.#stoppedAt === undefined) return;
    const now = performance.now();
    this.counts.xoffMs += now - this.#stoppedAt;
    this.#stoppedAt = undefined;
    this.pump(now);
  }

  /** Takes how many frames Asterisk holds, as it says. */
  status(queueLength: number): void {
    const asked = this.#asked;
    const now = performance.now();
    this.#asked = undefined;
    if (asked === undefined) return;
    // A late one is no reason to ask sooner: more questions would make a busy machine busier.
    if (now - asked.at > PROMPT_MS) return;
    if (this.#clock.correct(Math.max(0, asked.sent - queueLength), now)) this.#askedIn = ASKED_AGAIN_AFTER;
  }

  protected override pump(now: number): void {
    if (this.closed) return;
    if (this.#waitsForRoom && this.line.nextMark() === undefined && this.#clock.ahead(now) >= this.#lead) {
      this.#owed = true;
      return;
    }
    this.#endTimer();
    while (!this.#hasNothing && this.#stoppedAt === undefined && this.#far.waitingBytes < MOST_BYTES) {
      if (this.line.nextMark() !== undefined) this.#sendMark(this.line.take() as Mark);
      else if (this.#clock.ahead(now) >= this.#lead) break;
      else {
        const frame = this.nextFrame(this.#clock.ahead(now) < NEARLY_SILENT, now);
        if (frame === undefined && this.line.nextMark() === undefined) break;
        if (frame !== undefined) this.#send(frame, now);
      }
    }
    this.#owed = this.line.frames > 0;
    this.room.look();
    this.#wakeUp(now);
  }

  protected override stop(): void {
    this.#endTimer();
  }

  protected override heardFrames(now: number): number {
    return this.#clock.heard(now);
  }

  protected override unheard(now: number): number {
    return this.#clock.ahead(now);
  }

  protected override isPaused(): boolean {
    return this.#paused;
  }

  protected override marksUnderWay(): number {
    return this.#sentMarks.size;
  }

  protected override recall(now: number): Mark[] {
    const marks = [...this.#sentMarks.values()];
    this.#sentMarks.clear();
    this.#endTimer();
    this.#asked = undefined;
    this.#owed = false;
    // Its queue is empty after that. It says XON only where it said XOFF, and never while it is paused.
    if (this.#stoppedAt !== undefined) this.counts.xoffMs += now - this.#stoppedAt;
    this.#stoppedAt = undefined;
    // Not only when the clock says that something is left: the last frame may be a moment late.
    if (this.#clock.sent > 0) this.#far.flush();
    this.#clock.flush(now);
    return marks;
  }

  #send(frame: Buffer, now: number): void {
    if (this.#owed && this.#clock.ahead(now) === 0 && !this.#paused) {
      this.counts.lateFrames += 1;
      this.counts.lateMs += this.#clock.silentFor(now);
    }
    this.#clock.send(now);
    this.#far.send(frame);
    this.counts.framesOut += 1;
    this.#askedIn -= 1;
    if (this.#askedIn > 0 || this.#asked !== undefined) return;
    this.#askedIn = ASKED_AFTER;
    this.#asked = { sent: this.#clock.sent, at: now };
    this.#far.askStatus();
  }

  #sendMark(mark: Mark): void {
    this.#markNumber += 1;
    const id = `m${this.#markNumber}`;
    mark.place = this.#clock.sent;
    this.#sentMarks.set(id, mark);
    this.#far.mark(id);
  }

  get #hasNothing(): boolean {
    return this.line.empty && this.framer.waiting === 0;
  }

  #wakeUp(now: number): void {
    if (this.#stoppedAt !== undefined || this.#hasNothing) return;
    const some = !this.line.empty;
    const stalled = this.#far.waitingBytes >= MOST_BYTES;
    const room = this.#clock.untilFewerThan(some ? this.#lead : NEARLY_SILENT, now);
    const wait = stalled ? LOOKED_AGAIN_MS : some ? room : Math.max(room, this.untilFilled(now));
    // Paused: the other side has as much as it may have, and nothing is heard meanwhile.
    if (wait === Infinity) return;
    this.#waitsForRoom = some && !stalled;
    this.#timer = setTimeout(() => this.#tick(), Math.max(1, Math.ceil(wait)));
  }

  #tick(): void {
    this.#endTimer();
    this.pump(performance.now());
  }

  #endTimer(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waitsForRoom = false;
  }
}
