import type { Duplex } from 'node:stream';
import type WebSocket from 'ws';
import { LARGEST_FRAME } from './connection-timing.js';
import { TextFrameReader } from './text-frame-reader.js';

/** A listener of the bytes of a stream. */
type Reader = (this: Duplex, bytes: Buffer) => void;

/**
 * Reads the bytes of a WebSocket before `ws` does: whole text frames go to `text`, everything else goes to `ws`, which
 * then works as always. Call it when the socket has opened, before anything else listens to the stream.
 */
export function readTextFrames(wire: Duplex, socket: WebSocket, text: (text: Buffer) => void): void {
  const [general, ...others] = wire.listeners('data') as Reader[];
  // Another version of `ws` may read in another way: then it reads everything.
  if (general === undefined || others.length > 0) return;
  const reader = new TextFrameReader({ largest: LARGEST_FRAME, text, leave: (bytes) => general.call(wire, bytes) });
  const read = (bytes: Buffer): void => reader.read(bytes);
  const stop = (): void => void wire.off('data', read);
  wire.on('data', read).off('data', general);
  socket.once('error', stop).once('close', stop);
}
