import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MediaFrame, MediaStream } from 'nestjs-ari/media';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

let place: AsteriskWithMedia;

/** µ-law that is never quiet, and whose every packet can be told from every other. */
function speech(packets: number, seed = 1): Buffer {
  const sound = Buffer.alloc(packets * 160);
  for (let i = 0; i < sound.length; i += 1) sound[i] = (Math.imul(i + seed, 2_654_435_761) >>> 24) & 0x3f;
  return sound;
}

function hearing(media: MediaStream): MediaFrame[] {
  const frames: MediaFrame[] = [];
  media.onFrame((frame) => void frames.push(frame));
  return frames;
}

describeOnAsterisk('the sound of a call', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(WAYS)('comes bit by bit as the caller said it, in µ-law (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    expect([media.way, media.format.name]).toEqual([way, 'ulaw']);
    const frames = hearing(media);
    const said = speech(100);
    await call.say(said);
    // What was lost on the way would be missing here, and what came late would be behind it.
    await eventually(() => expect(joined(frames)).toContain(said.toString('hex')));
  });

  it.each(WAYS)('is heard bit by bit as the program wrote it, in µ-law (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    const recorded = call.record();
    const written = speech(100, 7);
    expect(await media.play(written)).toEqual({ outcome: 'played', playedMs: 2_000 });
    await eventually(() => {
      expect(Buffer.concat(recorded.map(({ sound }) => sound)).toString('hex')).toContain(written.toString('hex'));
    });
  });
});

function joined(frames: readonly MediaFrame[]): string {
  return Buffer.concat(frames.map(({ audio }) => audio)).toString('hex');
}
