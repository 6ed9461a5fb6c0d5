import type { Duplex } from 'node:stream';
import WebSocket from 'ws';

/** How long nothing may follow the close frame, in milliseconds: the frames before it are read meanwhile. */
const QUIET_MS = 50;

/** Bytes of a masked close frame with a code. */
const LONGEST_CLOSE = 8;

/**
 * Finds a close frame of Asterisk that is hidden in an event. When Asterisk gives up on a slow reader it has often sent
 * a part of an event, and its close frame follows inside it. The frame then counts as the rest of the event: the socket
 * stays open on both sides, and no event comes any more until a ping is not answered.
 *
 * @param wire - the stream that the frames of the socket come over.
 * @param found - called once with a description; the socket must then be ended.
 */
export function onBuriedClose(wire: Duplex, socket: WebSocket, found: (seen: string) => void): void {
  let quiet: NodeJS.Timeout | undefined;
  let last: Buffer = Buffer.alloc(0);
  const look = (bytes: Buffer): void => {
    if (quiet !== undefined) clearTimeout(quiet);
    quiet = undefined;
    // It may have come in two pieces.
    const seen = bytes.length < LONGEST_CLOSE ? Buffer.concat([last, bytes]) : bytes;
    // Copied, or these bytes would keep all that was read in memory.
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

/** Says whether bytes end with a close frame with code 1011 (03 f3): unmasked from a server, masked from a client. */
function endsWithClose(bytes: Buffer): boolean {
  const at = bytes.length;
  if (at >= 4 && bytes.readUInt32BE(at - 4) === 0x88_02_03_f3) return true;
  if (at < 8 || bytes.readUInt16BE(at - 8) !== 0x88_82) return false;
  return (bytes.readUInt16BE(at - 6) ^ bytes.readUInt16BE(at - 2)) === 0x03_f3;
}
