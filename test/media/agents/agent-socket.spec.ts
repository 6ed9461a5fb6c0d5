import { EventEmitter } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { AgentSocket } from '../../../lib/media/agents/index.js';

/** A socket to an agent, as a test wants it to be. */
class StubAgent extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  pings = 0;
  answers = true;
  closed: number | undefined;
  readonly terminated = vi.fn<() => void>();

  ping(): void {
    this.pings += 1;
    if (this.answers) this.emit('pong');
  }

  send(): void {}

  close(code: number): void {
    this.closed = code;
  }

  terminate(): void {
    this.terminated();
    this.emit('close', 1006);
  }
}

function connected() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const stub = new StubAgent();
  const socket = new AgentSocket(stub as unknown as WebSocket, 'a stream');
  const reasons: string[] = [];
  const gone = (reason: string): void => void reasons.push(reason);
  socket.listen({ text: () => {}, bytes: () => {}, gone });
  onTestFinished(() => socket.close());
  return { stub, socket, reasons };
}

const BEAT_MS = 10_000;

describe('an agent server that', () => {
  it('answers is never given up, however long it says nothing', () => {
    const { stub, reasons } = connected();
    vi.advanceTimersByTime(20 * BEAT_MS);
    expect(stub.pings).toBe(20);
    expect(reasons).toEqual([]);
  });

  it('is half open is given up at the second beat', () => {
    const { stub, reasons } = connected();
    stub.answers = false;
    vi.advanceTimersByTime(BEAT_MS);
    expect(reasons).toEqual([]);
    vi.advanceTimersByTime(BEAT_MS);
    expect(reasons).toEqual(['the agent does not answer']);
  });

  it('does not read gets no sound meanwhile, and is given up when that lasts', () => {
    const { stub, socket, reasons } = connected();
    stub.bufferedAmount = 300_000;
    expect(socket.reads).toBe(false);
    vi.advanceTimersByTime(9_000);
    expect(socket.reads).toBe(false);
    stub.bufferedAmount = 0;
    expect(socket.reads).toBe(true);
    stub.bufferedAmount = 300_000;
    expect(socket.reads).toBe(false);
    vi.advanceTimersByTime(9_000);
    expect(socket.reads).toBe(false);
    expect(reasons).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(socket.reads).toBe(false);
    expect(reasons).toEqual(['the agent does not read']);
  });

  it('has gone while the sound was being opened is told at once', () => {
    const stub = new StubAgent();
    stub.readyState = 3;
    const reasons: string[] = [];
    const socket = new AgentSocket(stub as unknown as WebSocket, 'a stream');
    socket.listen({ text: () => {}, bytes: () => {}, gone: (reason) => void reasons.push(reason) });
    socket.close();
    expect(reasons).toEqual(['the agent closed the stream']);
  });

  it('does not say goodbye is cut off, and keeps no timer', () => {
    const { stub, socket } = connected();
    socket.close();
    expect(stub.closed).toBe(1000);
    vi.advanceTimersByTime(1_000);
    expect(stub.terminated).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
