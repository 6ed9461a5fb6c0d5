import type { AriClient } from 'nestjs-ari/client';
import type { PhoneCall, RingingPhone } from 'nestjs-ari/testing';
import { expect } from 'vitest';
import { Stage, type Flow } from '../../support/stage.js';
import { NoteRecognizer } from './note-recognizer.js';
import type { NoteFiles } from './note-files.js';
import type { Note } from './notes.js';
import type { Heard, RowPhone, RowStage } from './row-stage.js';
import { SimulatedParty } from './simulated-party.js';
import { storedSound } from './stored-sound.js';

/** The simulator, in the terms of the rows. */
export class SimulatedRowStage implements RowStage {
  readonly real = false;
  readonly #causes = new Map<string, number>();
  readonly #listeners = new Map<string, (packet: Buffer) => void>();
  readonly #overheard = (channelId: string, packet: Buffer): void => this.#listeners.get(channelId)?.(packet);
  #phones = 0;

  private constructor(
    private readonly stage: Stage,
    private readonly notes: NoteFiles,
  ) {
    stage.client.on('ChannelDestroyed', ({ channel, cause }) => this.#causes.set(channel.id, cause));
  }

  static async set(notes: NoteFiles): Promise<SimulatedRowStage> {
    return new SimulatedRowStage(await Stage.set({ sounds: notes.sounds }), notes);
  }

  get client(): AriClient {
    return this.stage.client;
  }

  media(note: Note): string {
    return this.notes.media(note);
  }

  async stored(name: string): Promise<readonly Heard[]> {
    const held = await storedSound(this.client, name);
    return held.map((what) => (what === 'sound' || what === 'beep' ? 'recording' : what));
  }

  recordingOf(): Heard {
    return 'recording';
  }

  async call<T>(flow: Flow<T>) {
    const { caller, result } = await this.stage.call(flow);
    return { caller: new SimulatedParty(Promise.resolve(caller), this.#overheard), result };
  }

  phone(): Promise<RowPhone> {
    const endpoint = `PJSIP/phone-${(this.#phones += 1)}`;
    let rang: (ring: RingingPhone) => void = () => {};
    const ringing = new Promise<RingingPhone>((resolve) => (rang = resolve));
    this.stage.asterisk.phone(endpoint).onRing((ring) => rang(ring));
    return Promise.resolve(new SimulatedPhone(endpoint, ringing, (id) => this.#cause(id)));
  }

  recognizer(): NoteRecognizer {
    return new NoteRecognizer(async ({ id }, packet, signal) => {
      this.#listeners.set(id, packet);
      signal.addEventListener('abort', () => this.#listeners.delete(id), { once: true });
    });
  }

  empty(): Promise<void> {
    return this.stage.empty();
  }

  async #cause(channelId: string): Promise<number | undefined> {
    await expect.poll(() => this.#causes.has(channelId)).toBe(true);
    return this.#causes.get(channelId);
  }
}

/** A telephone of the simulator that can be rung once. */
class SimulatedPhone extends SimulatedParty implements RowPhone {
  readonly #taken: (call: PhoneCall) => void;

  constructor(
    readonly endpoint: string,
    private readonly ringing: Promise<RingingPhone>,
    private readonly causeOf: (channelId: string) => Promise<number | undefined>,
  ) {
    let taken: (call: PhoneCall) => void = () => {};
    super(new Promise((resolve) => (taken = resolve)));
    this.#taken = taken;
  }

  async rings(): Promise<void> {
    await this.ringing;
  }

  async answer(): Promise<void> {
    this.#taken((await this.ringing).answer());
  }

  async refuse(): Promise<void> {
    (await this.ringing).busy();
  }

  async decline(): Promise<void> {
    (await this.ringing).decline();
  }

  async sayEarly(voice: Note): Promise<void> {
    await (await this.ringing).earlySound(SimulatedParty.sound(voice));
  }

  async shown() {
    const ring = await this.ringing;
    return { name: ring.callerName, number: ring.callerNumber };
  }

  override async ended(): Promise<{ readonly cause?: number }> {
    const ring = await this.ringing;
    return { cause: await this.causeOf(ring.channelId) };
  }
}
