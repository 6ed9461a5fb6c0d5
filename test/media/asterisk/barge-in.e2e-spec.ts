import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

let place: AsteriskWithMedia;

const OLD = 0x10;
const NEW = 0x20;

function seconds(count: number, byte: number): Buffer {
  return Buffer.alloc(count * 8_000, byte);
}

describeOnAsterisk('a caller who interrupts', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(WAYS)('hears nothing old after a flush, and what is new at once (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    const recorded = call.record();
    void media.write(seconds(5, OLD));
    const mark = media.mark('the end');
    await eventually(() => expect(recorded.filter(({ sound }) => sound[0] === OLD).length).toBeGreaterThan(40));
    const { playedMs, flushedMs, marks } = media.flush();
    const at = performance.now();
    await media.write(seconds(0.5, NEW));
    expect(marks).toEqual(['the end']);
    expect(await mark).toMatchObject({ outcome: 'flushed', name: 'the end' });
    expect(playedMs + flushedMs).toBe(5_000);
    expect(await media.drained()).toBe('played');
    await eventually(() => expect(recorded.some(({ sound }) => sound[0] === NEW)).toBe(true));
    const first = recorded.findIndex(({ sound }) => sound[0] === NEW);
    const old = recorded.filter(({ sound }) => sound[0] === OLD);
    // Nothing old behind the first new one, and what is told to be heard is what was heard: on an idle machine to a frame
    // or two, on a busy one never further off than what Asterisk was given ahead, and what Asterisk itself came late.
    expect(recorded.slice(first).some(({ sound }) => sound[0] === OLD)).toBe(false);
    const late = (old.at(-1)?.at ?? 0) - (old[0]?.at ?? 0) - (old.length - 1) * 20;
    expect(Math.abs(old.length * 20 - playedMs)).toBeLessThanOrEqual(200 + Math.max(0, late));
    expect(recorded[first]?.at).toBeGreaterThan(at);
  });

  it.each(WAYS)('is told of a mark when the sound before it was heard (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    const recorded = call.record();
    await media.write(seconds(0.4, OLD));
    const first = media.mark('first');
    await media.write(seconds(0.4, NEW));
    const second = media.mark('second');
    expect(await first).toEqual({ outcome: 'played', name: 'first', playedMs: 400 });
    const after = recorded.filter(({ sound }) => sound[0] === NEW).length;
    expect(after).toBeLessThan(18);
    expect(await second).toEqual({ outcome: 'played', name: 'second', playedMs: 400 });
    await eventually(() => expect(recorded.filter(({ sound }) => sound[0] === NEW).length).toBe(20));
  });

  it.each(WAYS)('hears nothing during a pause, and the rest after it (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    const recorded = call.record();
    const heard = (): number => recorded.filter(({ sound }) => sound[0] === OLD).length;
    await media.write(seconds(1, OLD));
    await eventually(() => expect(heard()).toBeGreaterThan(10));
    media.pause();
    const told = media.heardMs;
    const during = place.client.channels.get(media.mediaChannelId);
    await during;
    const before = heard();
    await media.write(seconds(0.2, OLD));
    await call.say(seconds(0.4, NEW));
    expect(heard() - before).toBeLessThanOrEqual(2);
    expect(media.heardMs - told).toBeLessThanOrEqual(20);
    media.resume();
    expect(await media.drained()).toBe('played');
    await eventually(() => expect(heard()).toBe(60));
  });

  it.each(WAYS)('presses a key, and it comes once (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'slin16', way });
    const digits: string[] = [];
    media.onDigit((digit) => void digits.push(digit));
    await call.press('12#');
    await eventually(() => expect(digits).toEqual(['1', '2', '#']));
    await call.press('9');
    await eventually(() => expect(digits).toEqual(['1', '2', '#', '9']));
  });

  it('is noticed when he talks, and when he has stopped sending anything', async () => {
    const { call, open } = await place.call();
    const media = await open({ format: 'slin16' });
    const changes: boolean[] = [];
    media.onTalking((talking) => void changes.push(talking));
    // A click of 20 ms is no talk.
    await call.say(seconds(0.02, 0x80));
    await call.say(seconds(0.3, 0xff));
    expect(changes).toEqual([]);
    await call.speak(400);
    await eventually(() => expect(changes).toEqual([true, false]));
    expect(media.talking).toBe(false);
  });

  it('has his 30 random interruptions, and never hears an old word', async () => {
    const { call, open } = await place.call();
    const media = await open({ format: 'ulaw' });
    const recorded = call.record();
    const rounds = process.env['SOAK'] === '1' ? 200 : 30;
    for (let round = 0; round < rounds; round += 1) {
      const word = Buffer.alloc(1_600 + ((round * 7_919) % 5) * 800, 1 + (round % 100));
      await media.write(word);
      const frames = 1 + ((round * 104_729) % 9);
      const before = recorded.length;
      await eventually(() => expect(recorded.length - before).toBeGreaterThanOrEqual(Math.min(frames, 5)));
      media.flush();
    }
    await media.play(seconds(0.1, 0x7e));
    await eventually(() => expect(recorded.some(({ sound }) => sound[0] === 0x7e)).toBe(true));
    const words = recorded.map(({ sound }) => sound[0] ?? 0).filter((byte) => byte <= 100);
    const order = words.filter((word, i) => word !== words[i - 1]);
    const expected = Array.from({ length: rounds }, (_, round) => 1 + (round % 100));
    // Each word at most once in a row, in order: one that came back would be an old one.
    expect(
      order.every((word, i) => expected.indexOf(word, i === 0 ? 0 : expected.indexOf(order[i - 1] ?? 0)) >= 0),
    ).toBe(true);
    expect(order.length).toBeLessThanOrEqual(rounds);
    expect(media.figures.flushes).toBe(rounds);
  });
});
