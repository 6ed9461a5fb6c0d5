import fc from 'fast-check';
import type { Writable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import * as ws from 'ws';
import { FrameReader } from '../../../lib/client/connection/frame-reader.js';
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
const wronglyMasked = payload(125).map((bytes) =>
  Buffer.concat([Buffer.of(0x81, 0x80 | bytes.length, 0, 0, 0, 0), bytes]),
);
const endless = fc.constant(Buffer.of(0x81, 127, 0, 0, 0, 1, 0, 0, 0, 2, 0x41, 0x42));
const broken = fc.oneof(
  wronglyMasked,
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

/** Who sends, and what takes the short cut. */
interface Manner {
  readonly shortCut: boolean;
  readonly masked?: boolean;
  readonly binary?: boolean;
}

/** What was read of some bytes that came in these pieces: messages, pings, the end; and how much the short cut read. */
function read(
  pieces: readonly Buffer[],
  { shortCut, masked = false, binary = false }: Manner,
): { readonly seen: string[]; readonly short: number } {
  const seen: string[] = [];
  let short = 0;
  const see = (name: string, bytes: Buffer): unknown =>
    seen.push(`${name} ${bytes.length} ${bytes.toString('hex', 0, 20)}`);
  const receiver = new Receiver({ isServer: masked, maxPayload: LARGEST, skipUTF8Validation: true });
  receiver.on('message', (bytes: Buffer, isBinary: boolean) => see(isBinary ? 'binary' : 'text', bytes));
  for (const name of ['ping', 'pong']) receiver.on(name, (bytes: Buffer) => see(name, bytes));
  receiver.on('conclude', (code: number) => seen.push(`closed with ${code}`));
  receiver.on('error', () => undefined);
  const leave = (bytes: Buffer): void => void receiver.write(bytes);
  const taken = (name: string) => (bytes: Buffer) => {
    short += 1;
    see(name, bytes);
  };
  const options = { largest: LARGEST, masked, text: taken('text'), leave };
  const reader = new FrameReader(binary ? { ...options, binary: taken('binary') } : options);
  for (const piece of pieces) {
    // Masked bytes are turned where they stand.
    if (shortCut) reader.read(Buffer.from(piece));
    else leave(Buffer.from(piece));
  }
  return { seen, short };
}

it('every text frame that comes in one piece takes the short cut, whatever its size', () => {
  const texts = payload(LARGEST).map((bytes) => ({ bytes: serverFrame(bytes), is: 1 }));
  const controls = control.map((bytes) => ({ bytes, is: 0 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(texts, controls)), (frames) => {
      const whole = [Buffer.concat(frames.map(({ bytes }) => bytes))];
      expect(read(whole, { shortCut: true }).short).toBe(frames.filter(({ is }) => is === 1).length);
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
      expect(read(pieces, { shortCut: true }).seen).toEqual(read(pieces, { shortCut: false }).seen);
    }),
    { numRuns: RUNS },
  );
});

/** The frames of a server as a client would send them. */
function maskedFrames(frames: Buffer[]): Buffer[] {
  return frames.map((frame, i) => {
    const short = (frame[1] as number) & 0x7f;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const key = Buffer.of(i & 0xff, 0x5a, 0xa5, 0xff);
    const head = Buffer.from(frame.subarray(0, header));
    head[1] = (head[1] as number) | 0x80;
    return Buffer.concat([head, key, frame.subarray(header).map((byte, at) => byte ^ (key[at & 3] as number))]);
  });
}

const sound = payload(LARGEST).map((bytes) => serverFrame(bytes, 2));

it('whole binary frames take it too where somebody wants them, masked or not', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(sound, text, control)), fc.boolean(), (frames, masked) => {
      const whole = [Buffer.concat(masked ? maskedFrames(frames) : frames)];
      const { seen, short } = read(whole, { shortCut: true, masked, binary: true });
      expect(seen).toEqual(read(whole, { shortCut: false, masked }).seen);
      const large = frames.findIndex(({ length }) => length > LARGEST + 10);
      const before = large < 0 ? frames : frames.slice(0, large);
      expect(short).toBe(before.filter(([first]) => first === 0x81 || first === 0x82).length);
    }),
    { numRuns: RUNS },
  );
});

it('what a client sends is read as without the short cut, wherever the network cuts it', () => {
  const some = fc.array(fc.oneof({ weight: 9, arbitrary: fc.oneof(sound, text, control) }, close), { maxLength: 40 });
  const rubbish = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 3_000 }));
  fc.assert(
    fc.property(some, rubbish, cuts, fc.boolean(), (frames, end, sizes, unmaskedAtTheEnd) => {
      const last = unmaskedAtTheEnd ? serverFrame(end, 2) : end;
      const all = Buffer.concat([...maskedFrames(frames), last]);
      const pieces: Buffer[] = [];
      for (let at = 0; at < all.length; at += (pieces.at(-1) as Buffer).length) {
        pieces.push(all.subarray(at, at + (sizes.next().value as number)));
      }
      const { seen } = read(pieces, { shortCut: true, masked: true, binary: true });
      expect(seen).toEqual(read(pieces, { shortCut: false, masked: true }).seen);
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
        expect(read(pieces, { shortCut: true }).seen).toEqual(read(pieces, { shortCut: false }).seen);
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
