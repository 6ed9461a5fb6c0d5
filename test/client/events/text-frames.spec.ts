import fc from 'fast-check';
import type { Writable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import * as ws from 'ws';
import { TextFrameReader } from '../../../lib/client/connection/text-frame-reader.js';
import { serverFrame } from '../../faults/support/server-frames.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';

const RUNS = process.env['SOAK'] === undefined ? 500 : 50_000;
const LARGEST = 100_000;

/** The general way: what reads every WebSocket. */
type Receiver = new (options: { isServer: boolean; maxPayload: number; skipUTF8Validation: boolean }) => Writable;
const { Receiver } = ws as unknown as { Receiver: Receiver };

const payload = (most: number): fc.Arbitrary<Buffer> =>
  fc
    .oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 130 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: most }) },
      { weight: 1, arbitrary: fc.constantFrom(125, 126, 127, 65_535, 65_536, LARGEST, LARGEST + 1) },
    )
    .map((size) => Buffer.alloc(Math.min(size, most), `${size},`));

const text = payload(LARGEST + 1).map((bytes) => serverFrame(bytes));
const control = fc.tuple(payload(125), fc.constantFrom(9, 10)).map(([bytes, opcode]) => serverFrame(bytes, opcode));
const fragments = fc
  .tuple(payload(500), fc.option(control, { nil: Buffer.alloc(0) }), payload(500))
  .map(([first, between, last]) => Buffer.concat([begun(serverFrame(first)), between, serverFrame(last, 0)]));
const close = payload(100).map((bytes) => serverFrame(Buffer.concat([Buffer.from([0x03, 0xe8]), bytes]), 8));
const broken = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes));

const sent = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: text },
    { weight: 3, arbitrary: control },
    { weight: 1, arbitrary: fragments },
    { weight: 1, arbitrary: payload(500).map((bytes) => serverFrame(bytes, 2)) },
    { weight: 1, arbitrary: close },
    { weight: 1, arbitrary: broken },
  ),
  { maxLength: 40 },
);

/** Without its last bit of the first byte a frame is the beginning of a message. */
function begun(frame: Buffer): Buffer {
  frame[0] = (frame[0] as number) & 0x7f;
  return frame;
}

/** What was read of some bytes that came in these pieces: messages, pings, the end. */
function read(pieces: readonly Buffer[], shortCut: boolean): string[] {
  const seen: string[] = [];
  const receiver = new Receiver({ isServer: false, maxPayload: LARGEST, skipUTF8Validation: true });
  for (const name of ['message', 'ping', 'pong']) {
    receiver.on(name, (bytes: Buffer) => seen.push(`${name} ${bytes.length} ${bytes.toString('latin1', 0, 40)}`));
  }
  receiver.on('conclude', (code: number) => seen.push(`closed with ${code}`));
  receiver.on('error', () => undefined);
  const leave = (bytes: Buffer): void => void receiver.write(bytes);
  const reader = new TextFrameReader({
    largest: LARGEST,
    text: (bytes) => seen.push(`message ${bytes.length} ${bytes.toString('latin1', 0, 40)}`),
    leave,
  });
  for (const piece of pieces)
    if (shortCut) reader.read(piece);
    else leave(piece);
  return seen;
}

it('what a server sends is read as without the short cut, wherever the network cuts it', () => {
  fc.assert(
    fc.property(sent, fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })), (frames, cuts) => {
      const all = Buffer.concat(frames);
      const pieces: Buffer[] = [];
      for (let at = 0; at < all.length; at += (pieces.at(-1) as Buffer).length) {
        pieces.push(all.subarray(at, at + (cuts.next().value as number)));
      }
      expect(read(pieces, true)).toEqual(read(pieces, false));
    }),
    { numRuns: RUNS },
  );
});

it('byte by byte too', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          control,
          fragments,
          close,
          payload(300).map((bytes) => serverFrame(bytes)),
        ),
      ),
      (frames) => {
        const pieces = [...Buffer.concat(frames)].map((byte) => Buffer.from([byte]));
        expect(read(pieces, true)).toEqual(read(pieces, false));
      },
    ),
    { numRuns: RUNS / 5 },
  );
});

it('a client takes it for every event', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const heard: string[] = [];
  client.on('ChannelUserevent', ({ eventname }) => void heard.push(eventname));
  await client.connect();
  const general = vi.spyOn(ws.WebSocket.prototype, 'emit');
  const names = Array.from({ length: 20 }, (_, index) => `Event${index}`);
  for (const eventname of names)
    stub.events.send({ type: 'ChannelUserevent', eventname, userevent: {}, application: 'a' });
  await eventually(() => expect(heard).toEqual(names));
  expect(general.mock.calls.map(([name]) => name)).not.toContain('message');
});
