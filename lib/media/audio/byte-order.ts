/** Fewer samples tell nothing. */
const FEWEST = 160;

/** Mean change from sample to sample, as a part of the mean level: speech and tones are below, noise above. */
const SMOOTH = 0.5;
const ROUGH = 1;

/**
 * Whether linear sound of 16 bits seems to have its bytes swapped: it is noise as it stands, and smooth the other way round.
 * Silence and real noise are neither.
 */
export function isByteSwapped(bytes: Buffer): boolean {
  if (bytes.length < FEWEST * 2) return false;
  return roughness(bytes, false) > ROUGH && roughness(bytes, true) < SMOOTH;
}

function roughness(bytes: Buffer, swapped: boolean): number {
  let level = 0;
  let change = 0;
  let before = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 3_200); at += 2) {
    const sample = swapped ? bytes.readInt16BE(at) : bytes.readInt16LE(at);
    level += Math.abs(sample);
    if (at > 0) change += Math.abs(sample - before);
    before = sample;
  }
  return level === 0 ? 0 : change / level;
}
