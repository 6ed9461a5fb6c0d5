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

/** A note in µ-law at 8,000 Hz and a pause, or several of them. */
export function noteSound(notes: Note | readonly Note[], ms = NOTE_MS): Buffer {
  if (typeof notes !== 'string') return Buffer.concat(notes.map((note) => noteSound(note, ms)));
  const note = notes;
  const sound = toTelephone.convert(bytesOf(tone(RATE, { hertz: PITCHES[note], ms })));
  return Buffer.concat([sound, Buffer.alloc((PAUSE_MS * RATE) / 1_000, 0xff)]);
}

/** What a packet holds: a note, something else that is loud (music, a beep, speech), or nothing. */
export function noteIn(packet: Buffer): Note | 'sound' | undefined {
  const samples = linear(packet);
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (Math.sqrt(energy) < QUIET) return undefined;
  return NOTES.find((note) => energyAt(samples, PITCHES[note]) / energy > PURE) ?? 'sound';
}

/** How much of the energy of a sound is at these pitches, of 100 ms. */
function shareOf(samples: readonly number[], hertz: readonly number[]): number {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return hertz.reduce((sum, pitch) => sum + energyAt(samples, pitch), 0) / energy;
}

/** Which tone of Asterisk itself is in a sound that is no note: the ringing tone, a beep, or something else. */
export function toneIn(packets: readonly Buffer[]): 'ringing' | 'beep' | 'sound' {
  const samples = packets.flatMap((packet) => linear(packet));
  const pitches = Array.from({ length: 120 }, (_, i) => 300 + 10 * i);
  if (pitches.some((pitch) => shareOf(samples, [pitch]) > PURE)) return 'beep';
  return shareOf(samples, [440, 480]) > PURE ? 'ringing' : 'sound';
}

function linear(packet: Buffer): readonly number[] {
  const bytes = Buffer.from(toLinear.convert(packet));
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(i * 2));
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
