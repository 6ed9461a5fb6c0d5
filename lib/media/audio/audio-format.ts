import { nearestName } from '../../client/internal.js';
import { MediaException } from '../exceptions/index.js';

/**
 * A format of sound, as Asterisk names it: `ulaw` and `alaw` are what telephones speak (8 kHz, 8 bits), `slin` is linear
 * sound of 16 bits, little-endian, with its rate behind it (`slin` alone is 8 kHz, `slin44` is 44.1 kHz). `opus` is
 * passed through: a packet is a frame, and nothing here can change it.
 * @publicApi
 */
export type AudioFormatName =
  'ulaw' | 'alaw' | 'slin' | 'slin12' | 'slin16' | 'slin24' | 'slin32' | 'slin44' | 'slin48' | 'opus';

/** Length of a frame in milliseconds. */
export const FRAME_MS = 20;

/**
 * What the name of a format stands for.
 * @publicApi
 */
export interface AudioFormat {
  readonly name: AudioFormatName;
  readonly encoding: 'ulaw' | 'alaw' | 'slin' | 'opus';
  /** Samples a second. */
  readonly rate: number;
  /** Bytes of one sample; 0 where there are only packets. */
  readonly sampleBytes: number;
  /** Bytes of a frame of 20 ms; 0 where there are only packets. */
  readonly frameBytes: number;
}

const RATES: Readonly<Record<AudioFormatName, number>> = {
  ulaw: 8_000,
  alaw: 8_000,
  slin: 8_000,
  slin12: 12_000,
  slin16: 16_000,
  slin24: 24_000,
  slin32: 32_000,
  slin44: 44_100,
  slin48: 48_000,
  opus: 48_000,
};

/**
 * Finds a format by its name.
 *
 * @throws {MediaException} the name is not known; the message names the nearest one.
 * @publicApi
 */
export function audioFormat(name: string): AudioFormat {
  if (!Object.hasOwn(RATES, name)) throw unknownFormat(name);
  const known = name as AudioFormatName;
  const rate = RATES[known];
  const encoding = known === 'ulaw' || known === 'alaw' || known === 'opus' ? known : 'slin';
  const sampleBytes = encoding === 'opus' ? 0 : encoding === 'slin' ? 2 : 1;
  return { name: known, encoding, rate, sampleBytes, frameBytes: (rate / 1_000) * FRAME_MS * sampleBytes };
}

/** The byte of silence in a format. */
export function silenceByte({ encoding }: AudioFormat): number {
  if (encoding === 'ulaw') return 0xff;
  return encoding === 'alaw' ? 0xd5 : 0;
}

/** Length of so many bytes in milliseconds; a packet counts as one frame. */
export function durationMs({ rate, sampleBytes }: AudioFormat, bytes: number): number {
  return sampleBytes === 0 ? FRAME_MS : (bytes / sampleBytes / rate) * 1_000;
}

function unknownFormat(name: unknown): MediaException {
  const known = Object.keys(RATES);
  const near = typeof name === 'string' ? nearestName(name, known) : undefined;
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  const shown = typeof name === 'string' ? `"${name.slice(0, 40)}"` : 'what was given';
  return new MediaException('media.format', 'format', `${shown} is no format${hint} Known are ${known.join(', ')}.`);
}
