import { describe, expect, it } from 'vitest';
import { AudioConverter } from '../../../lib/media/audio/audio-converter.js';
import { audioFormat, type AudioFormatName } from 'nestjs-ari/media';
import { bytesOf } from '../support/tones.js';

const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

function converted(bytes: Buffer, from: AudioFormatName, to: AudioFormatName): Buffer {
  return new AudioConverter(audioFormat(from), audioFormat(to)).convert(bytes);
}

describe('G.711', () => {
  // µ-law has two zeros; a linear sample has one.
  it.each([
    ['ulaw', [0x7f]],
    ['alaw', []],
  ] as const)('%s comes back from linear samples as it was, but for a second zero', (name, lost) => {
    const back = converted(converted(EVERY_BYTE, name, 'slin'), 'slin', name);
    const changed = [...EVERY_BYTE.keys()].filter((byte) => back[byte] !== byte);
    expect(changed).toEqual(lost);
  });

  // From the tables of ITU-T G.711, 16 bits wide.
  it.each([
    ['ulaw', 0xff, 0],
    ['ulaw', 0x80, 32_124],
    ['ulaw', 0x00, -32_124],
    ['ulaw', 0xfe, 8],
    ['alaw', 0xd5, 8],
    ['alaw', 0x55, -8],
    ['alaw', 0xaa, 32_256],
    ['alaw', 0x2a, -32_256],
  ] as const)('%s has %i for %i', (name, byte, sample) => {
    expect(converted(Buffer.from([byte]), name, 'slin').readInt16LE()).toBe(sample);
    expect(converted(bytesOf(Int16Array.of(sample)), 'slin', name)).toEqual(Buffer.from([byte]));
  });

  it.each(['ulaw', 'alaw'] as const)('%s is the nearest there is, over the whole range', (name) => {
    const all = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    const back = converted(converted(bytesOf(all), 'slin', name), name, 'slin');
    const worst = all.reduce((most, sample, i) => {
      const error = Math.abs(back.readInt16LE(i * 2) - sample);
      return Math.max(most, error / (Math.abs(sample) + 256));
    }, 0);
    expect(worst).toBeLessThan(0.035);
  });

  it('turns one law into the other', () => {
    const back = converted(converted(EVERY_BYTE, 'ulaw', 'alaw'), 'alaw', 'slin');
    const straight = converted(EVERY_BYTE, 'ulaw', 'slin');
    for (const byte of EVERY_BYTE.keys()) {
      const sample = straight.readInt16LE(byte * 2);
      expect(Math.abs(back.readInt16LE(byte * 2) - sample)).toBeLessThanOrEqual(Math.abs(sample) / 16 + 16);
    }
  });
});
