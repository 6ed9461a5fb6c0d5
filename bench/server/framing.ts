/** Bytes that one write carries: a reader that gets frame after frame would wait between them, and be measured idle. */
const CHUNK = 64 * 1024;

/** Puts texts into WebSocket frames, and the frames into as few writes as possible. */
export function framedChunks(texts: Iterable<string>): Buffer[] {
  const chunks: Buffer[] = [];
  let frames: Buffer[] = [];
  let size = 0;
  for (const text of texts) {
    const framed = frame(text);
    frames.push(framed);
    size += framed.length;
    if (size < CHUNK * 64) continue;
    chunks.push(...cut(Buffer.concat(frames)));
    frames = [];
    size = 0;
  }
  return [...chunks, ...cut(Buffer.concat(frames))];
}

/** One text frame as a server sends it: whole and not masked. */
export function frame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8');
  const head = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
  const framed = Buffer.allocUnsafe(head + payload.length);
  framed[0] = 0x81;
  framed[1] = head === 2 ? payload.length : head === 4 ? 126 : 127;
  if (head === 4) framed.writeUInt16BE(payload.length, 2);
  if (head === 10) framed.writeBigUInt64BE(BigInt(payload.length), 2);
  payload.copy(framed, head);
  return framed;
}

function cut(buffer: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < buffer.length; at += CHUNK) pieces.push(buffer.subarray(at, at + CHUNK));
  return pieces;
}
