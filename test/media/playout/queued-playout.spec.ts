import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MediaException } from 'nestjs-ari/media';
import { modelledPlayout, numbered, numberOf } from '../support/playout-of-a-test.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a playout on a queue of Asterisk', () => {
  it('keeps 200 ms ahead of the ear, and no more', () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(numbered(0, 100));
    expect(queue.length).toBe(10);
    for (let ms = 0; ms < 1_500; ms += 10) {
      vi.advanceTimersByTime(10);
      expect(queue.length).toBeLessThanOrEqual(11);
      expect(queue.length).toBeGreaterThanOrEqual(9);
    }
    vi.advanceTimersByTime(1_000);
    expect(queue.heard.map(numberOf)).toEqual([...Array(100).keys()]);
    expect(playout.heardMs).toBe(2_000);
    expect(playout.counts).toMatchObject({ framesOut: 100, lateFrames: 0 });
    expect(vi.getTimerCount()).toBe(1);
  });

  it('after a flush nothing old is heard, and what is new at once', () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(numbered(0, 100));
    vi.advanceTimersByTime(500);
    const { playedMs, flushedMs } = playout.flush();
    expect(playedMs).toBeGreaterThanOrEqual(480);
    expect(playedMs).toBeLessThanOrEqual(520);
    expect(playedMs + flushedMs).toBe(2_000);
    const before = queue.heard.length;
    void playout.write(numbered(500, 5));
    vi.advanceTimersByTime(200);
    expect(queue.heard.slice(before).map(numberOf)).toEqual([500, 501, 502, 503, 504]);
  });

  it('settles a mark when it is heard, and as flushed when it is not, with what was heard', async () => {
    const { playout } = modelledPlayout();
    void playout.write(numbered(0, 10));
    const first = playout.mark('first');
    void playout.write(numbered(10, 50));
    const second = playout.mark('second');
    vi.advanceTimersByTime(260);
    expect(await first).toEqual({ outcome: 'played', name: 'first', playedMs: 200 });
    vi.advanceTimersByTime(240);
    expect(playout.flush().marks).toEqual(['second']);
    const { outcome, playedMs } = await second;
    expect(outcome).toBe('flushed');
    expect(Math.abs(playedMs - 300)).toBeLessThanOrEqual(20);
  });

  it('does not tear a sound apart where a mark stands inside a frame', async () => {
    const { playout, queue } = modelledPlayout();
    const sound = numbered(0, 4);
    void playout.write(sound.subarray(0, 250));
    const mark = playout.mark('inside');
    void playout.write(sound.subarray(250));
    vi.advanceTimersByTime(200);
    expect(Buffer.concat(queue.heard)).toEqual(sound);
    expect(await mark).toMatchObject({ outcome: 'played' });
  });

  it('fills up the last frame with silence when no more comes, and its mark is played', async () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(Buffer.alloc(200, 7));
    const mark = playout.mark('end');
    vi.advanceTimersByTime(200);
    expect(queue.heard).toEqual([Buffer.alloc(160, 7), Buffer.concat([Buffer.alloc(40, 7), Buffer.alloc(120, 0xff)])]);
    expect(await mark).toMatchObject({ outcome: 'played', playedMs: 40 });
  });

  it('lets a writer wait until there is room, and refuses what would fill the memory', async () => {
    const { playout } = modelledPlayout({ most: 4_000 });
    let room = false;
    void playout.write(numbered(0, 100))?.then(() => (room = true));
    await vi.advanceTimersByTimeAsync(700);
    expect(room).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(room).toBe(true);
    expect(() => playout.checkRoom(3_500)).toThrow(MediaException);
    expect(() => playout.checkRoom(3_500)).toThrow('Await each write');
    playout.checkRoom(2_900);
    playout.flush();
    expect(() => playout.checkRoom(4_001)).toThrow('Give it to `play`');
  });

  it('refuses marks without end', () => {
    const { playout } = modelledPlayout();
    void playout.write(numbered(0, 20));
    for (let i = 0; i < 1_000; i += 1) void playout.mark('again');
    expect(() => playout.mark('again')).toThrow('1000 marks wait already');
  });

  it('stands still while it is paused, and a flush does not end the pause', async () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(numbered(0, 50));
    vi.advanceTimersByTime(200);
    playout.pause();
    const heard = queue.heard.length;
    const told = playout.heardMs;
    vi.advanceTimersByTime(5_000);
    expect(queue.heard.length).toBe(heard);
    expect(playout.heardMs).toBe(told);
    playout.flush();
    const mark = playout.mark('new');
    void playout.write(numbered(900, 30));
    vi.advanceTimersByTime(1_000);
    expect([queue.heard.length, playout.paused]).toEqual([heard, true]);
    playout.resume();
    vi.advanceTimersByTime(800);
    expect(queue.heard.slice(heard).map(numberOf)).toEqual(Array.from({ length: 30 }, (_, i) => 900 + i));
    expect(await mark).toMatchObject({ outcome: 'played', playedMs: 0 });
  });

  it('sends nothing after XOFF until XON, and loses nothing', () => {
    const { playout, queue } = modelledPlayout({ lead: 30_000, most: 120_000 });
    void playout.write(numbered(0, 2_500));
    expect(queue.length).toBe(900);
    vi.advanceTimersByTime(1_000);
    expect(queue.length).toBeLessThan(900);
    vi.advanceTimersByTime(60_000);
    expect(queue.heard.map(numberOf)).toEqual([...Array(2_500).keys()]);
    expect(queue.dropped).toBe(0);
    expect(playout.counts.xoffMs).toBeGreaterThan(1_000);
  });

  it('goes on after a flush that came while Asterisk wanted no more and was paused', () => {
    const { playout, queue } = modelledPlayout({ lead: 30_000, most: 120_000 });
    void playout.write(numbered(0, 1_500));
    playout.pause();
    playout.flush();
    void playout.write(numbered(5_000, 10));
    expect(queue.length).toBe(10);
    playout.resume();
    vi.advanceTimersByTime(1_000);
    expect(queue.heard.map(numberOf)).toEqual(Array.from({ length: 10 }, (_, i) => 5_000 + i));
  });

  it('counts a frame as late when this process was held up, and not when the user had nothing to say', () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(numbered(0, 5));
    vi.advanceTimersByTime(1_000);
    void playout.write(numbered(5, 5));
    vi.advanceTimersByTime(1_000);
    expect(playout.counts).toMatchObject({ lateFrames: 0, lateMs: 0 });
    void playout.write(numbered(10, 30));
    // The loop is blocked: time passes, and nothing runs.
    vi.setSystemTime(0);
    queue.flush();
    const blocked = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 400);
    vi.advanceTimersByTime(40);
    blocked.mockRestore();
    // It was 200 ms ahead, and stood still for 400.
    expect(playout.counts).toMatchObject({ lateFrames: 1, lateMs: 200 });
  });

  it('follows a clock that goes faster or slower than its own', () => {
    const { playout, queue } = modelledPlayout();
    void playout.write(numbered(0, 2_900));
    vi.advanceTimersByTime(2_000);
    // Somebody else put sound before ours: the queue is longer than we think.
    for (let i = 0; i < 15; i += 1) queue.send(Buffer.alloc(160, 9));
    expect(queue.length).toBeGreaterThan(20);
    vi.advanceTimersByTime(25_000);
    expect(queue.length).toBeLessThanOrEqual(12);
    expect(playout.counts.lateFrames).toBe(0);
  });

  it('asks once a second, and not more often because the answers come late', () => {
    const { playout, queue } = modelledPlayout();
    let asked = 0;
    queue.askStatus = () => {
      asked += 1;
      setTimeout(() => playout.status(queue.length), 100);
    };
    void playout.write(numbered(0, 2_900));
    vi.advanceTimersByTime(50_000);
    // Once at the beginning, and then behind every 50th frame of 2,510.
    expect(asked).toBe(1 + Math.floor((2_510 - 5) / 50));
  });

  it('ends with every mark settled, every writer let go and no timer left', async () => {
    const { playout, queue } = modelledPlayout();
    const written = playout.write(numbered(0, 200));
    const mark = playout.mark('end');
    playout.close();
    queue.end();
    await written;
    expect(await mark).toMatchObject({ outcome: 'flushed' });
    expect(await playout.mark('after')).toMatchObject({ outcome: 'flushed' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
