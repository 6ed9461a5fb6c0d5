import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from '../../../lib/media/audio/resampler.js';
import { strengthOf, tone } from '../support/tones.js';

const RATES = [8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000];
const PAIRS = RATES.flatMap((from) => RATES.filter((to) => to !== from).map((to) => [from, to] as const));

describe('a resampler', () => {
  it.each(PAIRS)('from %i to %i keeps the pitch, the level and the length of a tone', (from, to) => {
    const heard = new Resampler(from, to).resample(tone(from));
    expect(heard.length).toBe(to);
    const settled = heard.subarray(to / 10);
    expect(strengthOf(settled, to, 1_000)).toBeGreaterThan(9_900);
    expect(strengthOf(settled, to, 1_000)).toBeLessThan(10_100);
  });

  it.each([
    [48_000, 8_000, 6_000],
    [24_000, 8_000, 5_000],
    [16_000, 8_000, 7_000],
  ])('from %i to %i hears nothing of %i Hz, which the lower rate cannot hold', (from, to, hertz) => {
    const heard = new Resampler(from, to).resample(tone(from, { hertz }));
    const loudest = heard.subarray(to / 10).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeLessThan(30);
  });

  it('gives the same wherever the sound was cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAIRS),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }),
        fc.integer(),
        ([from, to], cuts, seed) => {
          const length = cuts.reduce((sum, cut) => sum + cut, 0);
          const sound = Int16Array.from({ length }, (_, i) => Math.imul(i + 1, seed | 1) >> 16);
          const whole = new Resampler(from, to).resample(sound);
          const pieces = new Resampler(from, to);
          let at = 0;
          const joined = cuts.flatMap((cut) => [...pieces.resample(sound.subarray(at, (at += cut)))]);
          expect(joined).toEqual([...whole]);
        },
      ),
    );
  });

  it('does not drift: after a minute of frames it has given a minute', () => {
    const resampler = new Resampler(8_000, 12_000);
    const frame = new Int16Array(160);
    let given = 0;
    for (let i = 0; i < 3_000; i += 1) given += resampler.resample(frame).length;
    expect(given).toBe(3_000 * 240);
  });

  it('forgets what it has heard', () => {
    const resampler = new Resampler(8_000, 16_000);
    resampler.resample(tone(8_000, { ms: 10 }));
    resampler.reset();
    expect(resampler.resample(new Int16Array(80)).every((sample) => sample === 0)).toBe(true);
  });
});
