/** A tone as linear samples. */
export function tone(rate: number, { hertz = 1_000, ms = 1_000, level = 10_000 } = {}): Int16Array {
  const count = Math.round((rate * ms) / 1_000);
  return Int16Array.from({ length: count }, (_, i) => Math.round(level * Math.sin((2 * Math.PI * hertz * i) / rate)));
}

/** How strong a frequency is in a sound: the amplitude of its sine. */
export function strengthOf(samples: Int16Array, rate: number, hertz: number): number {
  let cosine = 0;
  let sine = 0;
  for (const [i, sample] of samples.entries()) {
    cosine += sample * Math.cos((2 * Math.PI * hertz * i) / rate);
    sine += sample * Math.sin((2 * Math.PI * hertz * i) / rate);
  }
  return (2 * Math.hypot(cosine, sine)) / Math.max(1, samples.length);
}

/** Bytes of linear samples, little-endian. */
export function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}
