import type { Duplex } from 'node:stream';
import type WebSocket from 'ws';
import { FrameReader, type FrameReaderOptions } from './frame-reader.js';

/** A listener of the bytes of a stream. */
type Reader = (this: Duplex, bytes: Buffer) => void;

/**
 * Reads the bytes of a WebSocket before `ws` does: whole frames go to the listeners, everything else goes to `ws`, which
 * then works as always. Call it when the socket has opened, before anything else listens to the stream.
 */
export function readFrames(wire: Duplex, socket: WebSocket, frames: Omit<FrameReaderOptions, 'leave'>): void {
  const [general, ...others] = wire.listeners('data') as Reader[];
  // Another version of `ws` may read in another way: then it reads everything.
  if (general === undefined || others.length > 0) return;
  const reader = new FrameReader({ ...frames, leave: (bytes) => general.call(wire, bytes) });
  const read = (bytes: Buffer): void => reader.read(bytes);
  const stop = (): void => void wire.off('data', read);
  wire.on('data', read).off('data', general);
  socket.once('error', stop).once('close', stop);
}
