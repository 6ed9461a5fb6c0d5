import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MediaStream, MediaWay } from 'nestjs-ari/media';
import type { HeardPacket } from '../../asterisk/sip/rtp-handset.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

const SOAK = process.env['SOAK'] === '1';
const SECONDS = SOAK ? 60 : 2;
const MANY_SECONDS = 600;

/** More than this, in milliseconds, would be a delay that grows, or a hole that stayed. */
const DRIFT_MS = 100;

/** Packets at the beginning, and as many near the end, over which a delay is told: five seconds. */
const WINDOW = 250;

const FRAME_MS = 20;
const FRAME_BYTES = 160;
const SAMPLES_IN_MS = 8;

let place: AsteriskWithMedia;

/** µ-law of which each frame bears its number, in bytes that no change of format alters. */
function numbered(first: number, count: number): Buffer {
  const sound = Buffer.alloc(count * FRAME_BYTES, 0x21);
  for (let i = 0; i < count; i += 1) {
    const number = first + i;
    sound.set([number >> 12, (number >> 6) & 0x3f, number & 0x3f], i * FRAME_BYTES);
  }
  return sound;
}

function numberOf(sound: Buffer): number {
  const [high = 0, middle = 0, low = 0] = sound;
  return (high << 12) | (middle << 6) | low;
}

/** A packet, and how many of its own the one who hears it had said by then. */
interface Packet {
  readonly sound: Buffer;
  readonly said: number;
}

/** What came of numbered sound on one side. */
interface Heard {
  readonly frames: number;
  /** Out of their order, or twice. */
  readonly wrong: number;
  /** Packets of something else between the first and the last: silence that somebody put in. */
  readonly strange: number;
  /** How much further behind their own voice the end is than the beginning: counted in frames, whatever clocks say. */
  readonly driftMs: number;
}

function isOwn({ sound }: { readonly sound: Buffer }): boolean {
  return sound[4] === 0x21;
}

function heardOf(packets: readonly Packet[], count: number): Heard {
  // The phone hears silence before, and one that is hung up hears the beginning of nothing behind.
  const inside = packets.slice(packets.findIndex(isOwn), packets.findLastIndex(isOwn) + 1);
  const own = inside.filter(isOwn);
  const wrong = own.filter(({ sound }, i) => numberOf(sound) !== i).length;
  const behind = own.map(({ said }, i) => said - i);
  const early = median(behind.slice(0, WINDOW));
  // Not the very end, when the own voice has nothing more to say.
  const late = median(behind.slice(count - 2 * WINDOW, count - WINDOW));
  return { frames: own.length, wrong, strange: inside.length - own.length, driftMs: (late - early) * FRAME_MS };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** How long a telephone plays silence inside of what it has recorded, in milliseconds: where no sound belongs. */
function silenceIn(packets: readonly HeardPacket[]): number {
  const places = packets.filter(isOwn).map(({ place }) => place);
  const [first = 0, last = first] = [places[0], places.at(-1)];
  return (((last - first) >>> 0) - (places.length - 1) * FRAME_BYTES) / SAMPLES_IN_MS;
}

/** A call on which both sides talk without a pause for so many seconds. */
async function talked(
  way: MediaWay,
  seconds: number,
): Promise<{ caller: Heard; program: Heard; silenceMs: number; media: MediaStream }> {
  const count = (seconds * 1_000) / FRAME_MS;
  const { call, open } = await place.call();
  const media = await open({ format: 'ulaw', way });
  const recorded = call.record();
  const frames: Packet[] = [];
  media.onFrame(({ audio }) => void frames.push({ sound: audio, said: media.heardMs / FRAME_MS }));
  const write = async (): Promise<void> => {
    for (let first = 0; first < count; first += 10) await media.write(numbered(first, 10));
    await media.drained();
  };
  await Promise.all([write(), call.say(numbered(0, count))]);
  await eventually(() => expect(frames.filter(isOwn).length).toBe(count));
  await eventually(() => expect(recorded.filter(isOwn).length).toBe(count));
  return { caller: heardOf(recorded, count), program: heardOf(frames, count), silenceMs: silenceIn(recorded), media };
}

describeOnAsterisk('a call on which both talk without a pause', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.for(WAYS)(
    `has nothing lost or repeated in it${SOAK ? ', and no silence' : ''}, in ${SECONDS} seconds (%s)`,
    { timeout: 120_000 },
    async (way, { annotate }) => {
      const { caller, program, silenceMs, media } = await talked(way, SECONDS);
      expect(caller).toMatchObject({ frames: SECONDS * 50, wrong: 0, strange: 0 });
      expect(program).toMatchObject({ frames: SECONDS * 50, wrong: 0, strange: 0 });
      const { lateMs, lateFrames } = media.figures;
      await annotate(`${silenceMs} ms of silence; late by our fault: ${lateMs} ms, ${lateFrames} frames`);
      // In CI the machine is busy, and Asterisk itself is late: 91 ms of silence were recorded with nothing late here.
      if (SOAK) expect(silenceMs).toBe(0);
      expect(media.figures.droppedIn).toBe(0);
    },
  );

  it.runIf(SOAK)(
    'is not later at its end than at its beginning after ten minutes',
    { timeout: 720_000 },
    async (test) => {
      const all = await Promise.all(WAYS.map((way) => talked(way, MANY_SECONDS)));
      for (const { caller, program, silenceMs, media } of all) {
        const { lateFrames, lateMs, longestQueueMs, xoffMs } = media.figures;
        const figures = { caller, program, silenceMs, lateFrames, lateMs, longestQueueMs, xoffMs };
        await test.annotate(`${media.way}: ${JSON.stringify(figures)}`);
      }
      for (const { caller, program } of all) {
        for (const heard of [caller, program]) {
          expect(heard).toMatchObject({ frames: MANY_SECONDS * 50, wrong: 0, strange: 0 });
          expect(Math.abs(heard.driftMs)).toBeLessThan(DRIFT_MS);
        }
      }
    },
  );
});
