import { setTimeout as delay } from 'node:timers/promises';
import type { PhoneCall } from 'nestjs-ari/testing';
import { expect } from 'vitest';
import { Ear } from './ear.js';
import { NOTE_MS, NOTES, noteSound, type Note } from './notes.js';
import type { Heard, RowParty } from './row-stage.js';

/** 20 ms in µ-law. */
const PACKET = 160;

/** A note of the call's story that is a sound to the party. */
const LINES: readonly (readonly [line: RegExp, what: (match: RegExpExecArray) => Heard])[] = [
  [/heard the ringing tone$/, () => 'ringing'],
  [/heard music$/, () => 'music'],
  [/heard (?:sound:beep|a beep)$/, () => 'beep'],
  [/heard recording:/, () => 'recording'],
  [/heard sound:.*\/([a-z]+)$/, ([, name]) => NOTES.find((note) => note === name) ?? 'sound'],
];

/** A person at a telephone of the simulator. */
export class SimulatedParty implements RowParty {
  #call: PhoneCall | undefined;
  readonly #ear = new Ear();
  readonly #heard: Heard[] = [];
  #lines = 0;
  #frames = 0;
  #voices = 0;

  /** @param overheard - gets each packet that it says: the simulator's own taps hear nothing. */
  constructor(
    private readonly taken: Promise<PhoneCall>,
    private readonly overheard: (channelId: string, packet: Buffer) => void = () => {},
  ) {
    void taken.then((call) => {
      this.#call = call;
      // After each thing that happens on the call: what was heard of others before it stands before it.
      const follow = (): boolean => (this.#listen(), false);
      call.until('to be listened to', follow, { timeout: 60_000 }).catch(() => {});
    });
  }

  static sound(voice: Note, ms?: number): Buffer {
    return noteSound(voice, ms);
  }

  async press(keys: string): Promise<void> {
    await (await this.taken).press(keys);
  }

  async say(voice: Note | readonly Note[], ms = NOTE_MS): Promise<void> {
    const call = await this.taken;
    const sound = noteSound(voice, ms);
    await Promise.all([call.talk(sound.length / 8), call.say(sound), this.#overhear(call.channelId, sound)]);
  }

  async hold(): Promise<void> {
    await (await this.taken).hold();
  }

  async resume(): Promise<void> {
    await (await this.taken).unhold();
  }

  async hangup(): Promise<void> {
    await (await this.taken).hangup();
  }

  async answered(): Promise<void> {
    await (await this.taken).answered();
  }

  async ended(): Promise<{ readonly cause?: number }> {
    return (await this.taken).ended();
  }

  async referred(): Promise<string> {
    const call = await this.taken;
    await call.until('to be sent elsewhere', () => call.redirects.length > 0);
    await call.hangup();
    return call.redirects[0] ?? '';
  }

  get digits(): string {
    return this.#call?.digits ?? '';
  }

  get hearing(): readonly Heard[] {
    this.#listen();
    return this.#heard.filter((what) => what !== 'ringing');
  }

  async hears(what: Heard, times = 1): Promise<void> {
    const count = (): number => this.hearing.filter((one) => one === what).length;
    await expect.poll(count, { timeout: 45_000, interval: 10 }).toBeGreaterThanOrEqual(times);
  }

  async heard(): Promise<readonly Heard[]> {
    await this.ended();
    this.#listen();
    return [...this.#heard];
  }

  async #overhear(channelId: string, sound: Buffer): Promise<void> {
    for (let at = 0; at < sound.length; at += PACKET) {
      this.overheard(channelId, sound.subarray(at, at + PACKET));
      await delay(PACKET / 8);
    }
  }

  #listen(): void {
    const call = this.#call;
    if (call === undefined) return;
    for (; this.#frames < call.recorded.length; this.#frames += 1) {
      const frame = call.recorded[this.#frames];
      if (frame !== undefined) this.#ear.take(frame);
    }
    for (; this.#voices < this.#ear.heard.length; this.#voices += 1) {
      const voice = this.#ear.heard[this.#voices];
      if (voice !== undefined) this.#heard.push(voice);
    }
    for (; this.#lines < call.story.length; this.#lines += 1) {
      const line = call.story[this.#lines] ?? '';
      for (const [pattern, what] of LINES) {
        const match = pattern.exec(line);
        if (match === null) continue;
        this.#heard.push(what(match));
        break;
      }
    }
  }
}
