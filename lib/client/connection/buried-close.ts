import type { Duplex } from 'node:stream';
import WebSocket from 'ws';

/** How long nothing may follow it, in milliseconds: the frames before it are read meanwhile. */
const QUIET_MS = 50;

/** Bytes of a masked close frame with a code. */
const LONGEST_CLOSE = 8;

/**
 * Asterisk that gives a slow reader up has often sent a part of an event, and its close frame behind that. It is then
 * taken for the rest of the event: the socket stays open on both sides and is deaf, until a ping goes unanswered.
 *
 * @param wire - what the frames of the socket come over.
 * @param found - called once with what was seen; the socket is to be ended.
 */
export function onBuriedClose(wire: Duplex, socket: WebSocket, found: (seen: string) => void): void {
  let quiet: NodeJS.Timeout | undefined;
  let last: Buffer = Buffer.alloc(0);
  const look = (bytes: Buffer): void => {
    if (quiet !== undefined) clearTimeout(quiet);
    quiet = undefined;
    // It may have come in two pieces.
    const seen = bytes.length < LONGEST_CLOSE ? Buffer.concat([last, bytes]) : bytes;
    // Copied: it would keep the whole of what was read alive.
    last = Buffer.from(seen.subarray(-LONGEST_CLOSE));
    if (!endsWithClose(last)) return;
    // Most often it stands alone, and by then the socket is closed by it in order.
    quiet = setTimeout(() => {
      if (socket.readyState === WebSocket.OPEN) found('closed with 1011 in the middle of an event');
    }, QUIET_MS);
  };
  wire.on('data', look);
  socket.once('close', () => {
    clearTimeout(quiet);
    wire.off('data', look);
  });
}

/** Whether bytes end with a frame that closes with 1011 (03 f3): plain from a server, masked from a client. */
function endsWithClose(bytes: Buffer): boolean {
  const at = bytes.length;
  if (at >= 4 && bytes.readUInt32BE(at - 4) === 0x88_02_03_f3) return true;
  if (at < 8 || bytes.readUInt16BE(at - 8) !== 0x88_82) return false;
  return (bytes.readUInt16BE(at - 6) ^ bytes.readUInt16BE(at - 2)) === 0x03_f3;
}
