import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { audioFormat } from '../../../lib/media/audio/index.js';
import {
  AudioSocketLink,
  AudioSocketReader,
  audioSocketMessage,
  type LinkEnd,
} from '../../../lib/media/links/index.js';

/** A TCP connection as a test wants it to be. */
class StubSocket extends EventEmitter {
  writable = true;
  destroyed = false;
  /** Bytes that the network has not taken. */
  writableLength = 0;
  /** The network takes nothing any more. */
  stalled = false;

  write(bytes: Buffer): boolean {
    if (this.stalled) this.writableLength += bytes.length;
    return !this.stalled;
  }

  destroy(): void {
    this.destroyed = true;
    this.writable = false;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }
}

const LIMITS = { lead: 200, highWater: 1_000, most: 60_000 };

function linked() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const socket = new StubSocket();
  const link = new AudioSocketLink(socket as unknown as Socket, new AudioSocketReader(), [], audioFormat('slin'));
  const ends: LinkEnd[] = [];
  const troubles: string[] = [];
  const trouble = (problem: string): void => void troubles.push(problem);
  link.listen({ audio: () => {}, digit: () => {}, trouble, ended: (end) => void ends.push(end) });
  return { socket, link, ends, troubles, playout: link.playout(LIMITS) };
}

describe('an AudioSocket connection whose other side', () => {
  it('takes nothing any more is given up, what waits is settled, and no more memory is used until then', async () => {
    const { socket, ends, playout } = linked();
    void playout.write(Buffer.alloc(32_000, 1));
    const mark = playout.mark('after the end');
    socket.stalled = true;
    vi.advanceTimersByTime(5_000);
    expect(ends).toEqual([]);
    vi.advanceTimersByTime(15_000);
    expect(ends).toEqual([{ by: 'network', reason: 'the connection is dead: Asterisk takes nothing' }]);
    expect(socket.destroyed).toBe(true);
    expect(socket.writableLength).toBeLessThan(70_000);
    expect(await mark).toMatchObject({ name: 'after the end' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stalls for a moment is not given up', () => {
    const { socket, ends } = linked();
    socket.stalled = true;
    vi.advanceTimersByTime(9_000);
    socket.stalled = false;
    socket.writableLength = 0;
    vi.advanceTimersByTime(30_000);
    expect(ends).toEqual([]);
  });

  it.each<[string, (socket: StubSocket) => void, LinkEnd]>([
    [
      'breaks off',
      (socket) => socket.emit('error', new Error('read ECONNRESET')),
      { by: 'network', reason: 'read ECONNRESET' },
    ],
    ['is gone', (socket) => socket.emit('close'), { by: 'network', reason: 'the connection broke' }],
    ['closes', (socket) => socket.emit('end'), { by: 'asterisk', reason: 'Asterisk closed the connection' }],
    [
      'hangs up',
      (socket) => socket.emit('data', audioSocketMessage(0x00, Buffer.alloc(0))),
      { by: 'asterisk', reason: 'Asterisk hung up' },
    ],
  ])('%s ends the stream once, with its marks and its timer', async (_, happens, end) => {
    const { socket, ends, playout } = linked();
    void playout.write(Buffer.alloc(32_000, 1));
    const mark = playout.mark('never heard');
    happens(socket);
    socket.emit('close');
    expect(ends).toEqual([end]);
    expect(socket.destroyed).toBe(true);
    expect(await mark).toMatchObject({ outcome: 'flushed' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends what is not known is told, and lives on', () => {
    const { socket, ends, troubles } = linked();
    socket.emit('data', audioSocketMessage(0xff, Buffer.from([1])));
    socket.emit('data', audioSocketMessage(0x42, Buffer.alloc(3)));
    expect(troubles).toEqual(['Asterisk reports error 01', 'a message of the unknown kind 66']);
    expect(ends).toEqual([]);
  });
});
