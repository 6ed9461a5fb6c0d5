import { MediaException } from '../exceptions/index.js';
import type { AudioFormat } from './audio-format.js';
import { isByteSwapped } from './byte-order.js';
import { MediaFrame } from './media-frame.js';
import { fromSamples } from './samples.js';

/**
 * Sound that can be written: bytes in the format of the stream (or the one that is named beside it), linear samples, or a
 * frame that was read.
 * @publicApi
 */
export type Audio = Uint8Array | Int16Array | MediaFrame;

/** Beginnings of files: sound has none. */
const FILES: Readonly<Record<string, string>> = {
  RIFF: 'a WAV file: give it to `play`, which reads its header',
  RIFX: 'a big-endian WAV file: convert it to little-endian first',
  FORM: 'an AIFF file: convert it first',
  OggS: 'an Ogg file: take the packets out of it first',
  fLaC: 'a FLAC file: decode it first',
  'ID3\u0003': 'an MP3 file: decode it first',
  'ID3\u0004': 'an MP3 file: decode it first',
};

/** Their first bytes: looked at in every frame that is written. */
const FIRST_BYTES = new Set(Object.keys(FILES).map((start) => start.charCodeAt(0)));

/**
 * Reads what was given as sound.
 *
 * @throws {MediaException} `audio`: it is empty, has half a sample at its end, is a file, or has its bytes swapped.
 */
export function checkedAudio(operation: string, audio: unknown, format: AudioFormat): Buffer {
  const bytes = bytesOf(operation, audio, format);
  if (bytes.length === 0) refuse(operation, 'got no bytes: leave the call out where there is no sound');
  if (format.encoding === 'opus') return bytes;
  if (bytes.length % format.sampleBytes !== 0) {
    refuse(operation, `got ${bytes.length} bytes, and ${format.name} has ${format.sampleBytes} in every sample`);
  }
  const file = FIRST_BYTES.has(bytes[0] ?? 0) ? FILES[bytes.toString('latin1', 0, 4)] : undefined;
  if (file !== undefined) refuse(operation, `got the beginning of ${file}`);
  if (format.encoding === 'slin' && isByteSwapped(bytes)) {
    refuse(operation, `got big-endian samples, and ${format.name} is little-endian: swap the bytes (Buffer.swap16)`);
  }
  return bytes;
}

function bytesOf(operation: string, audio: unknown, format: AudioFormat): Buffer {
  if (audio instanceof MediaFrame) return audio.audio;
  if (Buffer.isBuffer(audio)) return audio;
  if (audio instanceof Uint8Array) return Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength);
  if (audio instanceof Int16Array) {
    if (format.encoding === 'slin') return fromSamples(audio, format);
    refuse(operation, `got linear samples, and the format is ${format.name}: name theirs, as in { format: 'slin16' }`);
  }
  const kind = audio === null ? 'null' : typeof audio === 'object' ? audio?.constructor.name : typeof audio;
  return refuse(operation, `got ${kind ?? 'an object'}, and takes a Buffer, a Uint8Array, an Int16Array or a frame`);
}

function refuse(operation: string, problem: string): never {
  throw new MediaException(operation, 'audio', `${problem}.`);
}
