import { audioFormat } from 'nestjs-ari/media';
import { AudioConverter } from '../../../../lib/media/audio/audio-converter.js';
import { bytesOf, tone } from '../../../media/support/tones.js';

/** What sounds and parties in the rows say: a tone for each, told apart by its pitch. Whole periods fit into a packet. */
const PITCHES = {
  // Sounds that the application plays,
  first: 550,
  second: 650,
  third: 850,
  briefing: 1_050,
  warning: 1_250,
  long: 1_450,
  // and voices.
  caller: 1_850,
  callee: 2_150,
  other: 2_450,
} as const;

/** The name of a sound or a voice. */
export type Note = keyof typeof PITCHES;

export const NOTES = Object.keys(PITCHES) as Note[];

const RATE = 8_000;
/** Below this mean level nothing is heard. */
const QUIET = 300;
/** Of the energy of a packet so much is in one pitch, if it is that note. */
const PURE = 0.7;

const toLinear = new AudioConverter(audioFormat('ulaw'), audioFormat('slin'));
const toTelephone = new AudioConverter(audioFormat('slin'), audioFormat('ulaw'));

/** Silence after each, in milliseconds: what is said twice is heard as two. */
export const PAUSE_MS = 120;

/** How long a note sounds unless it says otherwise, in milliseconds. */
export const NOTE_MS = 240;

/** A note in µ-law at 8,000 Hz, and a pause. */
export function noteSound(note: Note, ms = NOTE_MS): Buffer {
  const sound = toTelephone.convert(bytesOf(tone(RATE, { hertz: PITCHES[note], ms })));
  return Buffer.concat([sound, Buffer.alloc((PAUSE_MS * RATE) / 1_000, 0xff)]);
}

/** What a packet holds: a note, something else that is loud (music, a beep, speech), or nothing. */
export function noteIn(packet: Buffer): Note | 'sound' | undefined {
  const linear = Buffer.from(toLinear.convert(packet));
  const samples = Array.from({ length: linear.length / 2 }, (_, i) => linear.readInt16LE(i * 2));
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (Math.sqrt(energy) < QUIET) return undefined;
  return NOTES.find((note) => energyAt(samples, PITCHES[note]) / energy > PURE) ?? 'sound';
}

function energyAt(samples: readonly number[], hertz: number): number {
  let cosine = 0;
  let sine = 0;
  for (const [i, sample] of samples.entries()) {
    cosine += sample * Math.cos((2 * Math.PI * hertz * i) / RATE);
    sine += sample * Math.sin((2 * Math.PI * hertz * i) / RATE);
  }
  return (2 * (cosine ** 2 + sine ** 2)) / samples.length ** 2;
}
