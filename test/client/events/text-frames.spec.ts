import fc from 'fast-check';
import type { Writable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import * as ws from 'ws';
import { TextFrameReader } from '../../../lib/client/connection/text-frame-reader.js';
import { serverFrame } from '../../faults/support/server-frames.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';

const RUNS = process.env['SOAK'] === undefined ? 500 : 5_000;
const LARGEST = 100_000;

/** The general way: what reads every WebSocket. */
type Receiver = new (options: { isServer: boolean; maxPayload: number; skipUTF8Validation: boolean }) => Writable;
const { Receiver } = ws as unknown as { Receiver: Receiver };

/** What a payload is filled with: text, and what looks like frames. */
const filling = fc.constantFrom(
  Buffer.from('abc,'),
  Buffer.of(0x81, 3, 0x41, 0x42, 0x43),
  Buffer.of(0x89, 0),
  Buffer.of(0),
);

const payload = (most: number): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 130 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: most }) },
        { weight: 1, arbitrary: fc.constantFrom(125, 126, 127, 65_535, 65_536, LARGEST, LARGEST + 1) },
      ),
      filling,
    )
    .map(([size, bytes]) => Buffer.alloc(Math.min(size, most), bytes));

const text = payload(LARGEST + 1).map((bytes) => serverFrame(bytes));
const control = fc.tuple(payload(125), fc.constantFrom(9, 10)).map(([bytes, opcode]) => serverFrame(bytes, opcode));
const fragments = fc
  .tuple(payload(500), fc.option(control, { nil: Buffer.alloc(0) }), payload(500))
  .map(([first, between, last]) => Buffer.concat([begun(serverFrame(first)), between, serverFrame(last, 0)]));
const close = payload(100).map((bytes) => serverFrame(Buffer.concat([Buffer.from([0x03, 0xe8]), bytes]), 8));
const masked = payload(125).map((bytes) => Buffer.concat([Buffer.of(0x81, 0x80 | bytes.length, 0, 0, 0, 0), bytes]));
const endless = fc.constant(Buffer.of(0x81, 127, 0, 0, 0, 1, 0, 0, 0, 2, 0x41, 0x42));
const broken = fc.oneof(
  masked,
  endless,
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);

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

/** What was read of some bytes that came in these pieces: messages, pings, the end; and how much the short cut read. */
function read(pieces: readonly Buffer[], shortCut: boolean): { readonly seen: string[]; readonly texts: number } {
  const seen: string[] = [];
  let texts = 0;
  const see = (name: string, bytes: Buffer): unknown =>
    seen.push(`${name} ${bytes.length} ${bytes.toString('hex', 0, 20)}`);
  const receiver = new Receiver({ isServer: false, maxPayload: LARGEST, skipUTF8Validation: true });
  for (const name of ['message', 'ping', 'pong']) receiver.on(name, (bytes: Buffer) => see(name, bytes));
  receiver.on('conclude', (code: number) => seen.push(`closed with ${code}`));
  receiver.on('error', () => undefined);
  const leave = (bytes: Buffer): void => void receiver.write(bytes);
  const text = (bytes: Buffer): void => {
    texts += 1;
    see('message', bytes);
  };
  const reader = new TextFrameReader({ largest: LARGEST, text, leave });
  for (const piece of pieces) {
    if (shortCut) reader.read(piece);
    else leave(piece);
  }
  return { seen, texts };
}

it('every text frame that comes in one piece takes the short cut, whatever its size', () => {
  const texts = payload(LARGEST).map((bytes) => ({ bytes: serverFrame(bytes), is: 1 }));
  const controls = control.map((bytes) => ({ bytes, is: 0 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(texts, controls)), (frames) => {
      const whole = [Buffer.concat(frames.map(({ bytes }) => bytes))];
      expect(read(whole, true).texts).toBe(frames.filter(({ is }) => is === 1).length);
    }),
    { numRuns: RUNS },
  );
});

it('what a server sends is read as without the short cut, wherever the network cuts it', () => {
  fc.assert(
    fc.property(sent, fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })), (frames, cuts) => {
      const all = Buffer.concat(frames);
      const pieces: Buffer[] = [];
      for (let at = 0; at < all.length; at += (pieces.at(-1) as Buffer).length) {
        pieces.push(all.subarray(at, at + (cuts.next().value as number)));
      }
      expect(read(pieces, true).seen).toEqual(read(pieces, false).seen);
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
        expect(read(pieces, true).seen).toEqual(read(pieces, false).seen);
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
