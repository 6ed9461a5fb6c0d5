import { expect } from 'vitest';
import type { SippCall } from '../../../asterisk/sip/sipp-call.js';
import type { SippPhone } from '../../../asterisk/sip/sipp-phone.js';
import { Ear } from './ear.js';
import { noteSound, type Note } from './notes.js';
import type { Heard, RowParty } from './row-stage.js';

/** A person at a SIP telephone. */
export class RealParty implements RowParty {
  readonly #ear = new Ear();
  readonly #packets: ReturnType<SippCall['record']>;
  #taken = 0;

  /** @param ringing - who tells of the ringing: a caller receives it, a called telephone sends it. */
  constructor(
    private readonly line: SippCall | SippPhone,
    private readonly ringing: 'received' | 'sent',
  ) {
    this.#packets = line.record();
  }

  press(keys: string): Promise<void> {
    return this.line.press(keys);
  }

  async say(voice: Note | readonly Note[], ms?: number): Promise<void> {
    try {
      await this.line.say(noteSound(voice, ms));
    } catch (error) {
      if (!String(error).includes('it is over')) throw error;
    }
  }

  hold(): Promise<void> {
    if ('hold' in this.line) return this.line.hold();
    throw new Error('this telephone cannot hold');
  }

  resume(): Promise<void> {
    if ('resume' in this.line) return this.line.resume();
    throw new Error('this telephone cannot hold');
  }

  async hangup(): Promise<void> {
    await this.line.hangup();
  }

  async answered(): Promise<void> {
    if ('answered' in this.line) await this.line.answered();
  }

  async ended(): Promise<{ readonly cause?: number }> {
    const { trace } = await this.line.ended();
    const cause = /^Reason: Q\.850 ?;cause=(\d+)/im.exec(trace)?.[1];
    return cause === undefined ? {} : { cause: Number(cause) };
  }

  referred(): Promise<string> {
    if ('referred' in this.line) return this.line.referred();
    throw new Error('this telephone cannot be referred');
  }

  get digits(): string {
    return this.line.digitsHeard;
  }

  get hearing(): readonly Heard[] {
    for (; this.#taken < this.#packets.length; this.#taken += 1) {
      const packet = this.#packets[this.#taken];
      if (packet !== undefined) this.#ear.take(packet.sound);
    }
    return this.#ear.heard.filter((what) => what !== 'ringing').map((what) => (what === 'sound' ? 'music' : what));
  }

  async hears(what: Heard, times = 1): Promise<void> {
    const count = (): number => this.hearing.filter((one) => one === what).length;
    await expect.poll(count, { timeout: 45_000, interval: 20 }).toBeGreaterThanOrEqual(times);
  }

  async heard(): Promise<readonly Heard[]> {
    const { trace } = await this.line.ended();
    const { hearing } = this;
    const rang = this.#ear.heard.includes('ringing') || (this.ringing === 'received' && /^SIP\/2\.0 180/m.test(trace));
    return [...(rang ? (['ringing'] as const) : []), ...hearing];
  }
}
