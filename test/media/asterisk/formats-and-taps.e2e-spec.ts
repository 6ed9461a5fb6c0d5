import { afterAll, beforeAll, expect, it } from 'vitest';
import { audioFormat, MEDIA_EVENTS, type AudioFormatName, type MediaEvent, type MediaFrame } from 'nestjs-ari/media';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { AudioConverter } from '../../../lib/media/audio/audio-converter.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';
import { bytesOf, strengthOf, tone } from '../support/tones.js';

let place: AsteriskWithMedia;

/** A tone as a telephone says it. */
function spoken(hertz: number, ms = 1_500): Buffer {
  return new AudioConverter(audioFormat('slin'), audioFormat('ulaw')).convert(bytesOf(tone(8_000, { hertz, ms })));
}

function samplesOf(frames: readonly MediaFrame[]): Int16Array {
  return Int16Array.from(frames.flatMap(({ samples }) => [...samples]));
}

const FORMATS: readonly AudioFormatName[] = ['alaw', 'slin', 'slin16', 'slin24', 'slin48'];

describeOnAsterisk('the sound of a call, in every format', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(FORMATS.flatMap((format) => WAYS.map((way) => [format, way] as const)))(
    'a tone of 1 kHz passes both ways in %s (%s)',
    async (format, way) => {
      const { call, open } = await place.call();
      const media = await open({ format, way });
      const { rate } = audioFormat(format);
      const frames: MediaFrame[] = [];
      media.onFrame((frame) => void frames.push(frame));
      const recorded = call.record();
      const linear = bytesOf(tone(rate, { ms: 1_500 }));
      const out = new AudioConverter(audioFormat(rate === 8_000 ? 'slin' : format), audioFormat(format)).convert(
        linear,
      );
      await Promise.all([call.say(spoken(1_000)), media.play(out)]);
      await eventually(() => expect(frames.length).toBeGreaterThanOrEqual(74));
      const loud = frames.filter(({ level }) => level > 1_000);
      const heard = samplesOf(loud.slice(10, 60));
      expect(strengthOf(heard, rate, 1_000)).toBeGreaterThan(9_000);
      expect(strengthOf(heard, rate, 1_000)).toBeLessThan(11_000);
      const back = new AudioConverter(audioFormat('ulaw'), audioFormat('slin'));
      const phone = recorded.flatMap(({ sound }) => [...new Int16Array(new Uint8Array(back.convert(sound)).buffer)]);
      const middle = Int16Array.from(phone.filter((_, i) => i > phone.length / 3 && i < (phone.length * 2) / 3));
      expect(strengthOf(middle, 8_000, 1_000)).toBeGreaterThan(8_500);
    },
  );

  it('takes sound of 24 kHz where the call has 8, and cuts it wherever it likes', async () => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw' });
    const recorded = call.record();
    const sound = bytesOf(tone(24_000, { ms: 1_000 }));
    for (let at = 0; at < sound.length; at += 1_234)
      await media.write(sound.subarray(at, at + 1_234), { format: 'slin24' });
    expect(await media.drained()).toBe('played');
    const back = new AudioConverter(audioFormat('ulaw'), audioFormat('slin'));
    await eventually(() => {
      const heard = recorded.flatMap(({ sound: part }) => [
        ...new Int16Array(new Uint8Array(back.convert(part)).buffer),
      ]);
      const middle = Int16Array.from(heard.filter((_, i) => i > 2_000 && i < 6_000));
      expect(strengthOf(middle, 8_000, 1_000)).toBeGreaterThan(9_000);
    });
  });

  it('passes opus through, packet by packet', async () => {
    const { call, open } = await place.call();
    const media = await open({ format: 'opus' });
    const packets: MediaFrame[] = [];
    media.onFrame((frame) => void packets.push(frame));
    await call.say(spoken(1_000, 1_000));
    await eventually(() => expect(packets.length).toBeGreaterThan(40));
    const recorded = call.record();
    for (const packet of packets) await media.write(packet);
    const mark = media.mark('all');
    media.pause();
    media.resume();
    expect(await mark).toMatchObject({ outcome: 'played' });
    await eventually(() => expect(recorded.filter(({ sound }) => sound[0] !== 0xff).length).toBeGreaterThan(30));
  });

  it('can be tapped: who says what, while the call goes on', async () => {
    const agent = await place.call();
    const caller = await place.call();
    const bridge = await place.client.bridges.create({ type: 'mixing' });
    await bridge.addChannel([agent.channel, caller.channel]);
    const [said, heard, both] = await Promise.all(
      (['in', 'out', 'mixed'] as const).map((tap) => caller.open({ format: 'slin', tap })),
    );
    const frames = [said, heard, both].map((media) => {
      const list: MediaFrame[] = [];
      media?.onFrame((frame) => void list.push(frame));
      return list;
    });
    await Promise.all([caller.call.say(spoken(600)), agent.call.say(spoken(1_400))]);
    await eventually(() => expect(frames.every((list) => list.length > 70)).toBe(true));
    const strengths = frames.map((list) => {
      const samples = samplesOf(list.slice(20, 60));
      return [600, 1_400].map((hertz) => strengthOf(samples, 8_000, hertz) > 2_000);
    });
    expect(strengths).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
    const digits: string[] = [];
    said?.onDigit((digit) => void digits.push(digit));
    await caller.call.press('5');
    await eventually(() => expect(digits).toEqual(['5']));
    await said?.close();
    expect((await bridge.refresh()).channels.length).toBe(2);
    await caller.call.hangup();
    expect((await heard?.ended)?.by).toBe('caller');
    await bridge.destroy();
  });

  it('tells its figures on a channel of diagnostics', async () => {
    const told: MediaEvent[] = [];
    const hear = (message: unknown): void => void told.push(message as MediaEvent);
    subscribe(MEDIA_EVENTS, hear);
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw' });
    const own = (): MediaEvent[] => told.filter(({ mediaChannelId }) => mediaChannelId === media.mediaChannelId);
    expect(own().map(({ event }) => event)).toEqual(['opened']);
    await media.play(spoken(1_000, 400));
    media.flush();
    await call.say(spoken(1_000, 200));
    await call.hangup();
    await media.ended;
    unsubscribe(MEDIA_EVENTS, hear);
    expect(own().map(({ event }) => event)).toEqual(['opened', 'flushed', 'ended']);
    expect(own().at(-1)).toMatchObject({
      end: { by: 'caller' },
      figures: { framesOut: 20, heardMs: 400, flushes: 1, droppedIn: 0, lateFrames: 0 },
    });
    expect(own().at(-1)?.figures.framesIn).toBeGreaterThanOrEqual(9);
  });
});
