import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioConverter } from '../../../lib/media/audio/audio-converter.js';
import { Framer } from '../../../lib/media/audio/framer.js';
import { audioFormat, MediaException, MediaFrame, readWav, writeWav } from 'nestjs-ari/media';
import { bytesOf, tone } from '../support/tones.js';

describe('a framer', () => {
  it('gives the same frames however the sound is cut, and fills the last one with silence', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 500 }), { maxLength: 30 }), (pieces) => {
        const framer = new Framer(audioFormat('ulaw'));
        const frames = pieces.flatMap((piece) => framer.frames(Buffer.from(piece)));
        const all = Buffer.concat(pieces);
        expect(frames.every(({ length }) => length === 160)).toBe(true);
        const last = framer.lastFrame();
        expect(last === undefined).toBe(all.length % 160 === 0);
        const padding = Buffer.alloc((160 - (all.length % 160)) % 160, 0xff);
        expect(Buffer.concat([...frames, ...(last === undefined ? [] : [last])])).toEqual(
          Buffer.concat([all, padding]),
        );
        expect(framer.waiting).toBe(0);
      }),
    );
  });

  it('takes a packet as it is', () => {
    const packet = Buffer.from([1, 2, 3]);
    expect(new Framer(audioFormat('opus')).frames(packet)).toEqual([packet]);
  });

  it('forgets what waits', () => {
    const framer = new Framer(audioFormat('slin'));
    framer.frames(Buffer.alloc(10));
    framer.clear();
    expect(framer.lastFrame()).toBeUndefined();
  });
});

describe('a frame', () => {
  it('knows its samples, its length and how loud it is, whatever its format', () => {
    const linear = bytesOf(tone(8_000, { ms: 20 }));
    const law = new AudioConverter(audioFormat('slin'), audioFormat('ulaw')).convert(linear);
    const one = new MediaFrame(linear, audioFormat('slin'), 40);
    const other = new MediaFrame(law, audioFormat('ulaw'), 40);
    expect([one.durationMs, other.durationMs, one.at]).toEqual([20, 20, 40]);
    expect(one.level).toBeGreaterThan(6_000);
    expect(Math.abs(other.level - one.level)).toBeLessThan(200);
    expect(other.samples.length).toBe(160);
    const packet = new MediaFrame(Buffer.from([1, 2]), audioFormat('opus'), 0);
    expect([packet.samples.length, packet.level, packet.durationMs]).toEqual([0, 0, 20]);
  });
});

describe('opus', () => {
  it('is passed through, and never pretended to be something else', () => {
    const packet = Buffer.from([1, 2, 3]);
    expect(new AudioConverter(audioFormat('opus'), audioFormat('opus')).convert(packet)).toBe(packet);
    expect(() => new AudioConverter(audioFormat('opus'), audioFormat('slin16'))).toThrow(MediaException);
    expect(() => new AudioConverter(audioFormat('slin16'), audioFormat('opus'))).toThrow('Ask Asterisk for a linear');
  });
});

describe('a WAV file', () => {
  it.each(['ulaw', 'alaw', 'slin', 'slin16', 'slin24', 'slin44', 'slin48'] as const)('holds %s', (name) => {
    const audio = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 256));
    const { format, audio: back } = readWav(writeWav(audio, name));
    expect(format.name).toBe(name);
    expect(back).toEqual(audio);
  });

  it.each([
    [11_025, 'slin12'],
    [22_050, 'slin24'],
  ] as const)('of %i Hz, as speech programs write them, is raised to %s and as long as before', (rate, name) => {
    const samples = Int16Array.from({ length: rate }, (_, i) => 8_000 * Math.sin((2 * Math.PI * 1_000 * i) / rate));
    const file = writeWav(Buffer.from(samples.buffer), 'slin');
    file.writeUInt32LE(rate, 24);
    const { format, audio } = readWav(file);
    expect(format.name).toBe(name);
    expect(audio.length / 2).toBe(format.rate);
    // The tone itself, at most half a sample beside its place, but for the edges, where it begins out of nothing.
    const wrong = Array.from({ length: format.rate - 200 }, (_, i) => {
      const ideal = 8_000 * Math.sin((2 * Math.PI * 1_000 * (i + 100)) / format.rate);
      return Math.abs(audio.readInt16LE((i + 100) * 2) - ideal);
    });
    expect(Math.max(...wrong)).toBeLessThan(40 + (8_000 * Math.PI * 1_000) / format.rate);
  });

  it('may have other chunks, and be cut off in its sound', () => {
    const file = writeWav(Buffer.alloc(100, 5), 'slin');
    const chunk = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(4)]);
    const odd = Buffer.concat([file.subarray(0, 12), chunk, file.subarray(12, 44 + 51)]);
    expect(readWav(odd).audio).toEqual(Buffer.alloc(50, 5));
  });

  it.each([
    ['is text', Buffer.from('hello, this is no sound at all'), 'no WAV file'],
    ['has two channels', altered(22, 2), '2 channels: mix it'],
    ['has a rate that Asterisk does not know', altered(24, 9_600), 'at 9600 Hz'],
    ['has no sound', writeWav(Buffer.alloc(10), 'slin').subarray(0, 40), 'no sound in it'],
  ])('that %s is refused with words', (_, file, words) => {
    expect(() => readWav(file)).toThrow(words);
  });
});

function altered(at: number, value: number): Buffer {
  const file = writeWav(Buffer.alloc(10), 'slin');
  file.writeUInt16LE(value, at);
  return file;
}
