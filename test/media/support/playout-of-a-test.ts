import { onTestFinished, vi } from 'vitest';
import { audioFormat } from 'nestjs-ari/media';
import { QueuedPlayout, type PlayoutLimits } from '../../../lib/media/playout/index.js';
import { ModelledQueue } from './modelled-queue.js';

/** Time that a test moves. */
export function movedTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** A playout on the queue of a modelled Asterisk, in time that the test moves; µ-law, so that a frame is 160 bytes. */
export function modelledPlayout(limits: Partial<PlayoutLimits> = {}): {
  readonly playout: QueuedPlayout;
  readonly queue: ModelledQueue;
} {
  const queue: ModelledQueue = new ModelledQueue(() => ({
    marked: (id) => playout.markPlayed(id),
    xoff: () => playout.xoff(),
    xon: () => playout.xon(),
    status: (length) => playout.status(length),
  }));
  const given = { lead: 200, highWater: 1_000, most: 60_000, ...limits };
  const playout: QueuedPlayout = new QueuedPlayout(queue, audioFormat('ulaw'), 160, given);
  return { playout, queue };
}

/** Frames that can be told apart: the number of each stands in its first bytes. */
export function numbered(first: number, count: number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, i) => {
      const frame = Buffer.alloc(160, 1);
      frame.writeUInt32BE(first + i);
      return frame;
    }),
  );
}

export function numberOf(frame: Buffer): number {
  return frame.readUInt32BE();
}
