import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { audioFormat } from 'nestjs-ari/media';
import { TickingPlayout } from '../../../lib/media/playout/index.js';
import { numbered, numberOf } from '../support/playout-of-a-test.js';

interface Sent {
  readonly frame: Buffer;
  readonly at: number;
}

function ticking(fill: boolean): { readonly playout: TickingPlayout; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const sink = { waitingBytes: 0, send: (frame: Buffer) => void sent.push({ frame, at: performance.now() }) };
  const limits = { lead: 0, highWater: 1_000, most: 60_000 };
  return { playout: new TickingPlayout(sink, audioFormat('ulaw'), 160, limits, fill), sent };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a playout for a side that plays at once what it gets', () => {
  it('sends a frame each 20 ms, and does not drift', () => {
    const { playout, sent } = ticking(false);
    void playout.write(numbered(0, 500));
    vi.advanceTimersByTime(11_000);
    expect(sent.map(({ frame }) => numberOf(frame))).toEqual([...Array(500).keys()]);
    const [first] = sent;
    expect(sent.every(({ at }, i) => Math.abs(at - (first?.at ?? 0) - i * 20) <= 1)).toBe(true);
    expect(playout.heardMs).toBe(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends silence from the first moment and between sounds, where that is wanted', () => {
    const { playout, sent } = ticking(true);
    vi.advanceTimersByTime(1_000);
    expect(sent.length).toBeGreaterThanOrEqual(50);
    expect(sent.every(({ frame }) => frame.equals(Buffer.alloc(160, 0xff)))).toBe(true);
    void playout.write(numbered(7, 1));
    vi.advanceTimersByTime(20);
    expect(numberOf(sent.at(-1)?.frame ?? Buffer.alloc(4))).toBe(7);
    playout.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('plays marks when the sound before them is over, and flushes the others', async () => {
    const { playout, sent } = ticking(true);
    void playout.write(numbered(0, 10));
    const first = playout.mark('first');
    void playout.write(numbered(10, 10));
    const second = playout.mark('second');
    await vi.advanceTimersByTimeAsync(300);
    expect(await first).toEqual({ outcome: 'played', name: 'first', playedMs: 200 });
    const { playedMs, flushedMs, marks } = playout.flush();
    expect(playedMs + flushedMs).toBe(400);
    expect(marks).toEqual(['second']);
    expect(await second).toMatchObject({ outcome: 'flushed', playedMs: playedMs - 200 });
    const before = sent.length;
    vi.advanceTimersByTime(200);
    expect(sent.slice(before).every(({ frame }) => frame.equals(Buffer.alloc(160, 0xff)))).toBe(true);
  });

  it('stands still while it is paused', async () => {
    const { playout, sent } = ticking(false);
    void playout.write(numbered(0, 20));
    vi.advanceTimersByTime(105);
    playout.pause();
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.length).toBe(before);
    const mark = playout.mark('end');
    playout.resume();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ frame }) => numberOf(frame))).toEqual([...Array(20).keys()]);
    expect(await mark).toMatchObject({ outcome: 'played', playedMs: 400 });
  });

  it('makes up for a short delay, and not for a long one', () => {
    const { playout, sent } = ticking(true);
    void playout.write(numbered(0, 100));
    vi.advanceTimersByTime(100);
    const before = sent.length;
    const blocked = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
    vi.advanceTimersByTime(20);
    expect(sent.length - before).toBe(1);
    expect(playout.counts.lateFrames).toBeGreaterThan(40);
    expect(playout.counts.lateMs).toBe(980);
    blocked.mockRestore();
    playout.close();
  });
});
