import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MediaFrame, MediaStream, MediaWay } from 'nestjs-ari/media';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

const SOAK = process.env['SOAK'] === '1';
const SECONDS = SOAK ? 60 : 2;
const MANY_SECONDS = 600;

/** A phone and a program on one clock: more than this, in milliseconds, would be a delay that grows, or a hole that stayed. */
const DRIFT_MS = 100;

const FRAME_MS = 20;
const FRAME_BYTES = 160;

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

/** What came of numbered sound on one side: whether all of it, in order, once, and how much later the end than it should. */
interface Heard {
  readonly frames: number;
  readonly wrong: number;
  readonly driftMs: number;
}

function heardOf(packets: readonly { readonly sound: Buffer; readonly at: number }[], count: number): Heard {
  // The phone hears silence before, and one that is hung up hears the beginning of nothing behind.
  const own = packets.filter(({ sound }) => sound[4] === 0x21);
  const wrong = own.filter(({ sound }, i) => numberOf(sound) !== i).length;
  const [first, last] = [own[0]?.at ?? 0, own.at(-1)?.at ?? Number.NaN];
  return { frames: own.length, wrong, driftMs: last - first - (count - 1) * FRAME_MS };
}

/** A call on which both sides talk without a pause for so many seconds. */
async function talked(way: MediaWay, seconds: number): Promise<{ caller: Heard; program: Heard; media: MediaStream }> {
  const count = (seconds * 1_000) / FRAME_MS;
  const { call, open } = await place.call();
  const media = await open({ format: 'ulaw', way });
  const recorded = call.record();
  const frames: MediaFrame[] = [];
  media.onFrame((frame) => void frames.push(frame));
  const write = async (): Promise<void> => {
    for (let first = 0; first < count; first += 10) await media.write(numbered(first, 10));
    await media.drained();
  };
  await Promise.all([write(), call.say(numbered(0, count))]);
  const own = (): MediaFrame[] => frames.filter(({ audio }) => audio[4] === 0x21);
  await eventually(() => expect(own().length).toBe(count));
  await eventually(() => expect(recorded.filter(({ sound }) => sound[4] === 0x21).length).toBe(count));
  const caller = heardOf(recorded, count);
  const program = heardOf(
    own().map(({ audio, at }) => ({ sound: audio, at })),
    count,
  );
  return { caller, program, media };
}

describeOnAsterisk('a call on which both talk without a pause', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(WAYS)(`loses and repeats nothing in ${SECONDS} seconds (%s)`, { timeout: 120_000 }, async (way) => {
    const { caller, program, media } = await talked(way, SECONDS);
    expect(caller).toMatchObject({ frames: SECONDS * 50, wrong: 0 });
    expect(program).toMatchObject({ frames: SECONDS * 50, wrong: 0 });
    expect(media.figures.droppedIn).toBe(0);
  });

  it.runIf(SOAK)(
    'is not later at its end than at its beginning after ten minutes',
    { timeout: 720_000 },
    async (test) => {
      const all = await Promise.all(WAYS.map((way) => talked(way, MANY_SECONDS)));
      for (const { caller, program, media } of all) {
        const { lateFrames, longestQueueMs, xoffMs } = media.figures;
        await test.annotate(`${media.way}: ${JSON.stringify({ caller, program, lateFrames, longestQueueMs, xoffMs })}`);
      }
      for (const { caller, program } of all) {
        for (const heard of [caller, program]) {
          expect(heard).toMatchObject({ frames: MANY_SECONDS * 50, wrong: 0 });
          expect(Math.abs(heard.driftMs)).toBeLessThan(DRIFT_MS);
        }
      }
    },
  );
});
