import { audioFormat } from './audio-format.js';
import { toSamples } from './samples.js';

/** Fewer samples tell nothing. */
const FEWEST = 160;

/** All of them have 16 bits. */
const LINEAR = audioFormat('slin');

/** Mean change from sample to sample, as a part of the mean level: speech and tones are below, noise above. */
const SMOOTH = 0.5;
const ROUGH = 1;

/** More are not looked at: this is asked of every frame of every call. */
const MOST = 1_600;

/**
 * Whether linear sound of 16 bits seems to have its bytes swapped: it is noise as it stands, and smooth the other way round.
 * Silence and real noise are neither.
 */
export function isByteSwapped(bytes: Buffer): boolean {
  if (bytes.length < FEWEST * 2) return false;
  const samples = toSamples(bytes.subarray(0, MOST * 2), LINEAR);
  return roughness(samples, false) > ROUGH && roughness(samples, true) < SMOOTH;
}

function roughness(samples: Int16Array, swapped: boolean): number {
  let level = 0;
  let change = 0;
  let before = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const read = samples[i] as number;
    const sample = swapped ? ((read << 24) >> 16) | ((read >> 8) & 0xff) : read;
    level += Math.abs(sample);
    if (i > 0) change += Math.abs(sample - before);
    before = sample;
  }
  return level === 0 ? 0 : change / level;
}
