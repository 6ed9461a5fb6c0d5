import { describe, expect, it } from 'vitest';
import { checkedAudio } from '../../../lib/media/audio/checked-audio.js';
import { audioFormat, MediaFrame, MediaException, writeWav, type AudioFormatName } from 'nestjs-ari/media';
import { bytesOf, tone } from '../support/tones.js';

function check(audio: unknown, format: AudioFormatName = 'slin16'): Buffer {
  return checkedAudio('media.write', audio, audioFormat(format));
}

/** Noise whose seed is told when a test fails. */
function noise(seed: number): Buffer {
  let state = seed;
  return bytesOf(
    Int16Array.from({ length: 640 }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return state >> 16;
    }),
  );
}

describe('sound that is written', () => {
  it('may be bytes, linear samples or a frame that was read', () => {
    const samples = tone(16_000, { ms: 20 });
    expect(check(bytesOf(samples))).toEqual(bytesOf(samples));
    expect(check(new Uint8Array(bytesOf(samples)))).toEqual(bytesOf(samples));
    expect(check(samples)).toEqual(bytesOf(samples));
    expect(check(new MediaFrame(bytesOf(samples), audioFormat('slin16'), 0))).toEqual(bytesOf(samples));
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'slin16', 'no bytes'],
    ['half a sample', Buffer.alloc(641), 'slin16', '641 bytes, and slin16 has 2 in every sample'],
    ['a text', 'hello', 'slin16', 'got string, and takes a Buffer'],
    ['null', null, 'slin16', 'got null'],
    ['a list', [1, 2], 'slin16', 'got Array'],
    ['samples for a law', tone(8_000), 'ulaw', 'got linear samples, and the format is ulaw'],
    ['a WAV file', writeWav(bytesOf(tone(16_000)), 'slin16'), 'slin16', 'a WAV file: give it to `play`'],
    ['an MP3 file', Buffer.from('ID3\u0004\u0000\u0000', 'latin1'), 'slin16', 'an MP3 file'],
    ['an Ogg file', Buffer.from('OggS\u0000\u0002', 'latin1'), 'slin16', 'an Ogg file'],
  ] as const)('is not %s: it is refused with words', (_, audio, format, words) => {
    expect(() => check(audio, format)).toThrow(MediaException);
    expect(() => check(audio, format)).toThrow(words);
  });

  it.each([100, 300, 1_000])('is not a tone of %i Hz with its bytes swapped', (hertz) => {
    const swapped = Buffer.from(bytesOf(tone(16_000, { hertz, ms: 20 }))).swap16();
    expect(() => check(swapped)).toThrow('big-endian samples, and slin16 is little-endian');
  });

  it('may be any honest sound: a tone, silence, the quietest hiss, noise', () => {
    const hiss = bytesOf(Int16Array.from({ length: 640 }, (_, i) => (Math.imul(i, 7_919) % 7) - 3));
    for (const hertz of [50, 400, 1_000, 3_400, 7_900]) check(bytesOf(tone(16_000, { hertz })));
    for (const level of [1, 10, 100]) check(bytesOf(tone(16_000, { level })));
    check(Buffer.alloc(640));
    check(hiss);
    for (let seed = 1; seed <= 500; seed += 1) expect(check(noise(seed)), `seed ${seed}`).toBeDefined();
  });

  it('is of a format that is known', () => {
    expect(() => audioFormat('slin61')).toThrow('"slin61" is no format; did you mean "slin');
    expect(() => audioFormat('mp3')).toThrow('Known are ulaw, alaw');
    expect(() => audioFormat('toString')).toThrow('is no format');
    expect(() => audioFormat(undefined as unknown as string)).toThrow('what was given is no format');
  });
});
