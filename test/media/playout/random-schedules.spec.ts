import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelledPlayout, numbered, numberOf } from '../support/playout-of-a-test.js';

const SCHEDULES = process.env['SOAK'] === '1' ? 10_000 : 200;

/** Numbers that look random and come again with the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 12)) >>> 0) % below;
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Writes, marks, flushes, pauses and waits at random; tells what went wrong. */
async function scheduled(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const { playout, queue } = modelledPlayout({ lead: 20 + random(30) * 20 });
  const settled: string[] = [];
  const marks: string[] = [];
  let next = 0;
  let oldest = 0;
  let since = 0;
  let toldBefore = 0;
  let pauses = 0;
  for (let step = 0; step < 40; step += 1) {
    const what = random(10);
    if (what < 4) {
      const count = 1 + random(60);
      void playout.write(numbered(next, count));
      next += count;
    } else if (what < 6) {
      const name = `mark ${marks.length}`;
      marks.push(name);
      void playout.mark(name).then((outcome) => settled.push(outcome.name));
    } else if (what === 6) {
      playout.flush();
      oldest = next;
      since = queue.heard.length;
      toldBefore = playout.heardMs;
      pauses = 0;
    } else if (what === 7) {
      if (playout.paused) playout.resume();
      else playout.pause();
      pauses += 1;
    } else vi.advanceTimersByTime(random(400));
    const heard = queue.heard.slice(since).map(numberOf);
    expect(heard, 'what is heard, in order, and nothing old').toEqual(heard.map((_, i) => oldest + i));
    // Where the beat of Asterisk lies between two of ours cannot be known, and each pause may move it.
    const told = (playout.heardMs - toldBefore) / 20;
    expect(Math.abs(told - heard.length), `what is told to be heard`).toBeLessThanOrEqual(2 + pauses);
    expect(queue.dropped).toBe(0);
  }
  playout.resume();
  await vi.advanceTimersByTimeAsync(playout.queuedMs + 1_000);
  // Everything that was written since the last flush has been heard, in order, and nothing twice.
  expect(queue.heard.slice(since).map(numberOf)).toEqual(Array.from({ length: next - oldest }, (_, i) => oldest + i));
  expect([...settled].sort()).toEqual([...marks].sort());
  queue.end();
  playout.close();
  expect(vi.getTimerCount(), 'timers left').toBe(0);
}

describe('a playout under random orders', () => {
  const first = Date.now() % 1_000_000;

  it(`never lets an old frame be heard after a flush, in ${SCHEDULES} schedules from seed ${first}`, async () => {
    for (let seed = first; seed < first + SCHEDULES; seed += 1) {
      await scheduled(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}`, { cause: error });
      });
    }
  }, 600_000);
});
