/**
 * Knows how much of what was sent has been heard, by a monotonic clock: Asterisk plays a frame each 20 ms from the
 * first one on, for as long as it has some. All times are in milliseconds of `performance.now()`.
 */
export class PlayoutClock {
  readonly #frameMs: number;
  /** When frame `#base` began to be heard. */
  #start = -Infinity;
  #base = 0;
  #sent = 0;
  #pausedAt: number | undefined;

  constructor(frameMs: number) {
    this.#frameMs = frameMs;
  }

  /** Frames that were heard or will be. Those that a flush threw away do not count. */
  get sent(): number {
    return this.#sent;
  }

  heard(now: number): number {
    const passed = (this.#pausedAt ?? now) - this.#start;
    return Math.min(this.#sent, this.#base + Math.max(0, Math.floor(passed / this.#frameMs + 1e-6)));
  }

  /** Frames that Asterisk still has. */
  ahead(now: number): number {
    return this.#sent - this.heard(now);
  }

  /** How long nothing has been heard because nothing was sent, in milliseconds. */
  silentFor(now: number): number {
    return Number.isFinite(this.#start) && this.#sent > 0 ? Math.max(0, (this.#pausedAt ?? now) - this.#end()) : 0;
  }

  /** Notes that a frame is sent. When nothing was being heard, it begins to be heard now. */
  send(now: number): void {
    const at = this.#pausedAt ?? now;
    // A frame that comes a moment late still finds its place: otherwise each lateness would be added to the next.
    if (at - this.#end() >= this.#frameMs || this.#sent === 0) {
      this.#start = at;
      this.#base = this.#sent;
    }
    this.#sent += 1;
  }

  /** How long until Asterisk has fewer than `frames`; Infinity while it is paused. */
  untilFewerThan(frames: number, now: number): number {
    if (this.ahead(now) < frames) return 0;
    if (this.#pausedAt !== undefined) return Infinity;
    return this.#start + (this.#sent - frames + 1 - this.#base) * this.#frameMs - now;
  }

  /** When the last frame that was sent is over. */
  #end(): number {
    return this.#start + (this.#sent - this.#base) * this.#frameMs;
  }

  pause(now: number): void {
    this.#pausedAt ??= now;
  }

  resume(now: number): void {
    if (this.#pausedAt === undefined) return;
    const paused = this.#pausedAt;
    this.#pausedAt = undefined;
    this.#start += now - paused;
  }

  /** Forgets what was sent and not heard. */
  flush(now: number): void {
    this.#sent = this.heard(now);
    this.#base = this.#sent;
    this.#start = -Infinity;
  }

  /**
   * Takes over what Asterisk says it has heard. The two clocks differ a little, and an Asterisk that is held up plays later
   * than it should: unnoticed, either would be a gap or a delay that stays. A difference of one frame is where our beat lies
   * between two of its own.
   */
  correct(heard: number, now: number): boolean {
    const difference = heard - this.heard(now);
    if (Math.abs(difference) < 2 || this.#pausedAt !== undefined) return false;
    this.#start -= (difference - Math.sign(difference)) * this.#frameMs;
    return true;
  }

  /** So many frames have been heard for sure. */
  heardAtLeast(frames: number, now: number): void {
    const missing = Math.min(frames, this.#sent) - this.heard(now);
    if (missing > 0) this.#start -= missing * this.#frameMs;
  }
}
