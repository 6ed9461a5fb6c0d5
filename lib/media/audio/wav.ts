import { MediaException } from '../exceptions/index.js';
import { audioFormat, type AudioFormat, type AudioFormatName } from './audio-format.js';
import { Resampler } from './resampler.js';
import { fromSamples, toSamples } from './samples.js';

const LINEAR = 1;
const ALAW = 6;
const ULAW = 7;
const EXTENSIBLE = 0xfffe;

/** Linear formats by their rate. */
const BY_RATE: Readonly<Record<number, AudioFormatName>> = {
  8_000: 'slin',
  12_000: 'slin12',
  16_000: 'slin16',
  24_000: 'slin24',
  32_000: 'slin32',
  44_100: 'slin44',
  48_000: 'slin48',
};

/** Rates that speech programs write and Asterisk does not know, with the linear format that holds all of their sound. */
const RAISED: Readonly<Record<number, AudioFormatName>> = { 11_025: 'slin12', 22_050: 'slin24' };

/** What the file says about its sound. */
interface StatedFormat {
  readonly format: AudioFormat;
  /** The rate in the file, where it is raised to that of the format. */
  readonly raisedFrom?: number;
}

/**
 * The sound of a WAV file and its format.
 * @publicApi
 */
export interface WavSound {
  readonly format: AudioFormat;
  readonly audio: Buffer;
}

export function isWav(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && Buffer.from(bytes.buffer, bytes.byteOffset, 4).toString('latin1') === 'RIFF';
}

/**
 * Reads a WAV file: one channel, linear of 16 bits at a rate that Asterisk knows, or µ-law or A-law at 8 kHz. Sound of 11,025 or
 * 22,050 Hz, which speech programs write, is given as `slin12` or `slin24`.
 *
 * @throws {MediaException} `audio`: it is another kind of file, or has another kind of sound in it.
 * @publicApi
 */
export function readWav(file: Uint8Array): WavSound {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    refuse('is no WAV file: it does not begin with RIFF and WAVE');
  }
  let stated: StatedFormat | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const kind = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'fmt ') stated = formatOf(chunk);
    if (kind === 'data') {
      if (stated === undefined) refuse('has its sound before its format');
      const { format } = stated;
      return { format, audio: raised(chunk.subarray(0, chunk.length - (chunk.length % format.sampleBytes)), stated) };
    }
    at += 8 + length + (length % 2);
  }
  return refuse('has no sound in it: it is cut off');
}

/**
 * Makes a WAV file of sound in any format but opus.
 *
 * @throws {MediaException} `unsupported`: the format is opus.
 * @publicApi
 */
export function writeWav(audio: Uint8Array, name: AudioFormatName): Buffer {
  const { encoding, rate, sampleBytes } = audioFormat(name);
  if (encoding === 'opus') throw new MediaException('media.wav', 'unsupported', 'a WAV file holds no opus.');
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + audio.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(encoding === 'slin' ? LINEAR : encoding === 'alaw' ? ALAW : ULAW, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * sampleBytes, 28);
  header.writeUInt16LE(sampleBytes, 32);
  header.writeUInt16LE(sampleBytes * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(audio.length, 40);
  return Buffer.concat([header, audio]);
}

/** The sound at the rate of the format, as long as it was. */
function raised(audio: Buffer, { format, raisedFrom }: StatedFormat): Buffer {
  if (raisedFrom === undefined) return audio;
  const resampler = new Resampler(raisedFrom, format.rate);
  const samples = toSamples(audio, format);
  const padded = new Int16Array(samples.length + resampler.delay);
  padded.set(samples);
  const grown = (count: number): number => Math.round((count * format.rate) / raisedFrom);
  const late = grown(resampler.delay);
  return fromSamples(resampler.resample(padded).subarray(late, late + grown(samples.length)), format);
}

function formatOf(chunk: Buffer): StatedFormat {
  if (chunk.length < 16) refuse('has a format that is cut off');
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const stated = chunk.readUInt16LE(0);
  const kind = stated === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : stated;
  if (channels !== 1) refuse(`has ${channels} channels: mix it to one first`);
  const name = BY_RATE[rate];
  if (kind === LINEAR && bits === 16 && name !== undefined) return { format: audioFormat(name) };
  const above = RAISED[rate];
  if (kind === LINEAR && bits === 16 && above !== undefined) return { format: audioFormat(above), raisedFrom: rate };
  if ((kind === ULAW || kind === ALAW) && bits === 8 && rate === 8_000) {
    return { format: audioFormat(kind === ULAW ? 'ulaw' : 'alaw') };
  }
  return refuse(`has sound of kind ${kind} with ${bits} bits at ${rate} Hz: make it linear, 16 bits, 8 to 48 kHz`);
}

function refuse(problem: string): never {
  throw new MediaException('media.readWav', 'audio', `the file ${problem}.`);
}
