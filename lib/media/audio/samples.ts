import { endianness } from 'node:os';
import type { AudioFormat } from './audio-format.js';
import { fromAlaw, fromUlaw, toAlaw, toUlaw } from './g711.js';

const BIG_ENDIAN = endianness() === 'BE';

/** The linear samples of sound in any format but opus. The result may share memory with the bytes. */
export function toSamples(bytes: Uint8Array, { encoding }: AudioFormat): Int16Array {
  if (encoding === 'slin') return linear(bytes);
  const decode = encoding === 'alaw' ? fromAlaw : fromUlaw;
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) samples[i] = decode(bytes[i] ?? 0);
  return samples;
}

/** Bytes of a format from linear samples. The result may share memory with the samples. */
export function fromSamples(samples: Int16Array, { encoding }: AudioFormat): Buffer {
  if (encoding === 'slin') {
    const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    return BIG_ENDIAN ? Buffer.from(bytes).swap16() : bytes;
  }
  const encode = encoding === 'alaw' ? toAlaw : toUlaw;
  const bytes = Buffer.allocUnsafe(samples.length);
  for (let i = 0; i < samples.length; i += 1) bytes[i] = encode(samples[i] ?? 0);
  return bytes;
}

function linear(bytes: Uint8Array): Int16Array {
  const count = bytes.length >> 1;
  // A typed array needs an even place in memory, and little-endian is what most machines are.
  if (!BIG_ENDIAN && bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, count);
  const samples = new Int16Array(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < count; i += 1) samples[i] = view.getInt16(i * 2, true);
  return samples;
}
