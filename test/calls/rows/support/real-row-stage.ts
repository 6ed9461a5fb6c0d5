import type { AriClient } from 'nestjs-ari/client';
import { openMedia } from 'nestjs-ari/media';
import type { SippPhone } from '../../../asterisk/sip/sipp-phone.js';
import { RealStage } from '../../support/real-stage.js';
import type { Flow } from '../../support/stage.js';
import { NoteRecognizer } from './note-recognizer.js';
import type { NoteFiles } from './note-files.js';
import { noteSound, type Note } from './notes.js';
import { RealParty } from './real-party.js';
import type { Heard, RowPhone, RowStage } from './row-stage.js';
import { storedSound } from './stored-sound.js';

/** The real Asterisk with SIP telephones, in the terms of the rows. */
export class RealRowStage implements RowStage {
  readonly real = true;

  private constructor(
    private readonly stage: RealStage,
    private readonly notes: NoteFiles,
  ) {}

  static async set(notes: NoteFiles): Promise<RealRowStage> {
    return new RealRowStage(await RealStage.set(), notes);
  }

  get client(): AriClient {
    return this.stage.client;
  }

  media(note: Note): string {
    return this.notes.media(note);
  }

  stored(name: string): Promise<readonly Heard[]> {
    return storedSound(this.client, name);
  }

  recordingOf(note: Note): Heard {
    return note;
  }

  async call<T>(flow: Flow<T>) {
    const { caller, result } = await this.stage.call(flow);
    const party = new RealParty(caller, 'received');
    // As soon as it is answered.
    caller.sendSilence().catch(() => {});
    return { caller: party, result };
  }

  async phone(): Promise<RowPhone> {
    const { phone, endpoint } = await this.stage.phone();
    return new RealPhone(phone, endpoint);
  }

  recognizer(): NoteRecognizer {
    return new NoteRecognizer(async (channel, packet, signal) => {
      const media = await openMedia(channel, { format: 'ulaw', tap: 'in', way: 'weConnect', signal });
      media.onFrame(({ audio }) => packet(audio));
    });
  }

  empty(): Promise<void> {
    return this.stage.empty();
  }
}

/** A SIP telephone that can be rung once. */
class RealPhone extends RealParty implements RowPhone {
  constructor(
    private readonly phone: SippPhone,
    readonly endpoint: string,
  ) {
    super(phone, 'sent');
  }

  rings(): Promise<void> {
    return this.phone.rings();
  }

  async answer(): Promise<void> {
    await this.phone.answer();
    await this.phone.sendSilence();
  }

  async refuse(): Promise<void> {
    await this.phone.refuse();
  }

  async decline(): Promise<void> {
    await this.phone.decline();
  }

  async sayEarly(voice: Note): Promise<void> {
    await this.phone.progress();
    await this.phone.say(noteSound(voice));
  }

  async shown() {
    const { trace } = await this.phone.ended();
    const [, name = '', number = ''] = /^From: "?([^"<\r\n]*?)"? ?<sip:([^@>]*)@/m.exec(trace) ?? [];
    return { name, number };
  }
}
