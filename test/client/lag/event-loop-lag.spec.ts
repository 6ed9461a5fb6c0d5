import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLoopLag } from '../../../lib/client/connection/index.js';
import { stoodStill } from './support/stood-still.js';

describe('the lag of the event loop', () => {
  let time: { now: number; busy: number };
  let told: number[];
  let lag: EventLoopLag;

  beforeEach(() => {
    vi.useFakeTimers();
    time = { now: 1_000, busy: 500 };
    told = [];
    lag = new EventLoopLag((lagMs) => told.push(lagMs), { now: () => time.now, busy: () => time.busy });
    lag.start();
  });

  afterEach(() => {
    lag.stop();
    vi.useRealTimers();
  });

  /** Time in which nothing but the next look is late. */
  function pass(ms: number, busy = 0): void {
    time = { now: time.now + ms, busy: time.busy + busy };
    vi.advanceTimersByTime(20);
  }

  it('is nothing while the process waits', () => {
    pass(20);
    pass(21, 0.3);
    expect([lag.latest, lag.worst()]).toEqual([1, 1]);
    expect(told).toEqual([]);
  });

  it('is how long the loop was at work', () => {
    pass(97.6, 80.4);
    expect(lag.latest).toBe(80);
    expect(told).toEqual([80]);
  });

  it('is how late the timer was where the machine did not let the process run', () => {
    pass(320, 2);
    expect(told).toEqual([300]);
  });

  it('is told from 80 ms on', () => {
    pass(90, 79);
    expect(told).toEqual([]);
    expect(lag.worst()).toBe(79);
  });

  it('is known at once, though the timer comes after what asks for it', () => {
    time = { now: time.now + 2_000, busy: time.busy + 1_999 };
    expect(lag.worst()).toBe(1_999);
    expect(told).toEqual([1_999]);
    pass(20);
    expect(told).toEqual([1_999]);
  });

  it('is remembered for 5 s, and forgotten after 10', () => {
    pass(200, 200);
    for (let passed = 0; passed < 5_000; passed += 20) pass(20);
    expect(lag.worst()).toBe(200);
    for (let passed = 0; passed < 5_020; passed += 20) pass(20);
    expect(lag.worst()).toBeLessThan(10);
  });

  it('is forgotten at a start, and not measured after a stop', () => {
    pass(500, 500);
    lag.start();
    expect(lag.worst()).toBe(0);
    lag.stop();
    expect(vi.getTimerCount()).toBe(0);
    pass(700, 700);
    expect([lag.worst(), told]).toEqual([0, [500]]);
  });
});

describe('the lag of this process', () => {
  it.each([80, 250])('is seen when a computation takes %i ms', async (ms) => {
    const lag = new EventLoopLag(() => undefined);
    lag.start();
    try {
      stoodStill(ms);
      expect(lag.worst()).toBeGreaterThanOrEqual(ms);
    } finally {
      lag.stop();
    }
  });

  it('keeps no process alive', () => {
    const intervals = vi.spyOn(globalThis, 'setInterval');
    const lag = new EventLoopLag(() => undefined);
    lag.start();
    const [timer] = intervals.mock.results.map(({ value }) => value as NodeJS.Timeout);
    intervals.mockRestore();
    expect(timer?.hasRef()).toBe(false);
    lag.stop();
  });
});
