import type { Duplex } from 'node:stream';
import type WebSocket from 'ws';
import { LARGEST_FRAME } from './connection-timing.js';
import { TextFrameReader } from './text-frame-reader.js';

/** A listener of what comes over the wire. */
type Reader = (this: Duplex, bytes: Buffer) => void;

/**
 * Reads the wire of a WebSocket before `ws` does: whole text frames go to `text`, everything else to `ws`, which then
 * behaves as ever. To be called when it has opened, and before anybody else listens to the wire.
 */
export function readTextFrames(wire: Duplex, socket: WebSocket, text: (text: Buffer) => void): void {
  const [general, ...others] = wire.listeners('data') as Reader[];
  // Another `ws` than the one this was written with may read otherwise: then it reads all.
  if (general === undefined || others.length > 0) return;
  const reader = new TextFrameReader({ largest: LARGEST_FRAME, text, leave: (bytes) => general.call(wire, bytes) });
  const read = (bytes: Buffer): void => reader.read(bytes);
  const stop = (): void => void wire.off('data', read);
  wire.on('data', read).off('data', general);
  socket.once('error', stop).once('close', stop);
}
