import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { isStamped, now, writtenAt } from '../server/media/stamped-frame.js';

/** Sound with the header of a WebSocket frame before it is longer than this, and nothing else that is sent is. */
const SHORTEST = 160;

type Push = Socket['push'];
interface Written {
  readonly chunk: Buffer;
}
type Write = (chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) => void;
type Writev = (chunks: Written[], done: (error?: Error | null) => void) => void;

/**
 * Measures what this process itself adds to a turn, in the same way for everybody: from the bytes of a frame that the system
 * has handed over until they are in the user's handler, and from the writing of the user until the system has them. What
 * other processes and the kernel take is in neither.
 */
export class OwnShare {
  readonly ins: number[] = [];
  readonly outs: number[] = [];
  #came = 0;

  /** Looks at all sockets of the process from now on. */
  watch(): void {
    const prototype = Socket.prototype as unknown as { push: Push; _write: Write; _writev: Writev };
    const { push, _write: write, _writev: writev } = prototype;
    const came = (): void => void (this.#came = performance.now());
    const left = (bytes: Buffer): void => this.#leaves(bytes);
    prototype.push = function pushed(this: Socket, ...args: Parameters<Push>) {
      came();
      return push.apply(this, args);
    };
    prototype._write = function written(this: Socket, ...args: Parameters<Write>) {
      left(args[0]);
      write.apply(this, args);
    };
    prototype._writev = function writtenTogether(this: Socket, ...args: Parameters<Writev>) {
      for (const { chunk } of args[0]) left(chunk);
      writev.apply(this, args);
    };
  }

  /** A frame is in the user's handler. */
  heard(): void {
    this.ins.push(performance.now() - this.#came);
  }

  clear(): void {
    this.ins.length = 0;
    this.outs.length = 0;
  }

  /** The time that 99 of 100 turns stay below: the way in, and the way out. */
  get p99(): number {
    return percentile(this.ins) + percentile(this.outs);
  }

  #leaves(bytes: Buffer): void {
    if (!Buffer.isBuffer(bytes) || bytes.length < SHORTEST) return;
    const frame = bytes.subarray(bytes.length - SHORTEST);
    if (isStamped(frame) && writtenAt(frame) > 0) this.outs.push(now() - writtenAt(frame));
  }
}

function percentile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}
