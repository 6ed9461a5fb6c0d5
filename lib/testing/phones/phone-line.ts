import { SoundCodec, type Device, type LineSignal, type Sound, type SoundFrame } from '../media/index.js';
import type { CallStory } from './call-story.js';

const signalNotes: Readonly<Record<LineSignal, string>> = {
  answer: 'was answered',
  ringing: 'heard the ringing tone',
  progress: 'heard early sound',
  busy: 'heard the busy tone',
  congestion: 'heard the congestion tone',
  hold: 'was put on hold',
  unhold: 'was taken back',
  music: 'heard music',
  musicEnds: 'the music ended',
  beep: 'heard a beep',
};

/** Ten minutes; the oldest is forgotten. */
const MOST_FRAMES = 30_000;

/** What telephones speak. */
const PHONE = SoundCodec.of('ulaw') as SoundCodec;

/** What comes out of the phone's earpiece. */
export class PhoneLine implements Device {
  readonly sounds: string[] = [];
  digits = '';
  /** The number that it was asked to call instead. */
  readonly redirects: string[] = [];
  /** Frames that were heard, in the format of the phone. */
  recorded: Buffer[] = [];
  readonly codec = PHONE;
  answered: boolean;
  /** Why the call ended, once it has. */
  cause: number | undefined;
  readonly #story: CallStory;

  constructor(story: CallStory, answered: boolean) {
    this.#story = story;
    this.answered = answered;
  }

  signal(signal: LineSignal): void {
    if (signal === 'answer') this.answered = true;
    this.#story.note(signalNotes[signal]);
  }

  hear(sound: Sound): () => void {
    this.sounds.push(sound.uri);
    this.#story.note(`heard ${sound.uri}`);
    return () => this.#story.note(`${sound.uri} ended`);
  }

  frame(frame: SoundFrame): void {
    this.recorded.push(this.codec.encode(frame));
    if (this.recorded.length > MOST_FRAMES) this.recorded.shift();
  }

  digitBegins(): void {
    // A person hears a digit when it is over.
  }

  digit(digit: string): void {
    this.digits += digit;
    this.#story.note(`heard the digit ${digit}`);
  }

  /** Asterisk passes the keys of one on to the others in a bridge. */
  keyOfOther(digit: string): void {
    this.digit(digit);
  }

  redirected(endpoint: string): void {
    this.redirects.push(endpoint);
    this.#story.note(`was asked to call ${endpoint} instead`);
  }

  hungUp(cause: number): void {
    this.cause = cause;
    this.#story.note(`the call ended with cause ${cause}`);
  }
}
