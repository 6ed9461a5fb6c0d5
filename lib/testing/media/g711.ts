const LOUDEST = 32_635;
const BIAS = 0x84;

export function fromUlaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
  return (bits & 0x80) === 0 ? magnitude : -magnitude;
}

export function toUlaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), LOUDEST) + BIAS;
  const segment = segmentOf(magnitude);
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
}

export function fromAlaw(byte: number): number {
  const bits = byte ^ 0x55;
  const segment = (bits >> 4) & 7;
  const low = (bits & 0x0f) << 4;
  const magnitude = segment === 0 ? low + 8 : (low + 0x108) << (segment - 1);
  return (bits & 0x80) === 0 ? -magnitude : magnitude;
}

export function toAlaw(sample: number): number {
  const magnitude = Math.min(sample < 0 ? -sample - 1 : sample, LOUDEST);
  const segment = segmentOf(magnitude);
  const step = segment === 0 ? magnitude >> 4 : magnitude >> (segment + 3);
  return ((sample < 0 ? 0 : 0x80) | (segment << 4) | (step & 0x0f)) ^ 0x55;
}

/** In which of the eight segments, each twice as wide as the one before, a magnitude lies. */
function segmentOf(magnitude: number): number {
  let segment = 7;
  for (let bit = 0x4000; segment > 0 && (magnitude & bit) === 0; bit >>= 1) segment -= 1;
  return segment;
}
