import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { MediaFrame } from 'nestjs-ari/media';
import { modelledStream } from '../support/stream-of-a-test.js';
import { bytesOf, strengthOf, tone } from '../support/tones.js';

function frame(number: number): Buffer {
  return Buffer.alloc(160, number);
}

async function numbers(frames: AsyncIterable<MediaFrame>): Promise<number[]> {
  const read: number[] = [];
  for await (const { audio } of frames) read.push(audio[0] ?? -1);
  return read;
}

describe('a stream that is read', () => {
  it('gives every loop all frames, the first one also those that came before it, and ends', async () => {
    const { media, link } = modelledStream();
    link.sound(frame(1));
    const first = numbers(media);
    link.sound(frame(2));
    const second = numbers(media);
    link.sound(frame(3));
    link.end({ by: 'network', reason: 'the connection broke' });
    expect(await first).toEqual([1, 2, 3]);
    expect(await second).toEqual([3]);
    expect(await media.ended).toEqual({ by: 'network', reason: 'the connection broke' });
    expect(await numbers(media)).toEqual([]);
  });

  it('throws the oldest away when a reader is slow, and counts it', async () => {
    const { media, link } = modelledStream({ buffers: { unread: 100 } });
    const loop = media[Symbol.asyncIterator]();
    for (let i = 1; i <= 20; i += 1) link.sound(frame(i));
    const read = await Promise.all(Array.from({ length: 5 }, () => loop.next()));
    expect(read.map(({ value }) => (value as MediaFrame).audio[0])).toEqual([16, 17, 18, 19, 20]);
    expect(media.figures).toMatchObject({ framesIn: 20, droppedIn: 15 });
  });

  it('keeps a second at most for a first reader who has not come yet', async () => {
    const { media, link } = modelledStream();
    for (let i = 1; i <= 200; i += 1) link.sound(frame(i));
    link.end({ by: 'asterisk', reason: 'over' });
    const read = await numbers(media);
    expect(read.length).toBe(50);
    expect(read.at(-1)).toBe(200);
  });

  it('forgets a loop that was left', async () => {
    const { media, link } = modelledStream();
    link.sound(frame(1));
    for await (const { audio } of media) {
      expect(audio[0]).toBe(1);
      break;
    }
    for (let i = 0; i < 100; i += 1) link.sound(frame(2));
    expect(media.figures.droppedIn).toBe(0);
  });

  it('changes the format where the program wants another than Asterisk sends', async () => {
    const { media, link } = modelledStream({ format: 'slin16', linkFormat: 'slin' });
    const frames: MediaFrame[] = [];
    media.onFrame((one) => void frames.push(one));
    const sound = bytesOf(tone(8_000));
    for (let at = 0; at < sound.length; at += 320) link.sound(sound.subarray(at, at + 320));
    const samples = Int16Array.from(frames.flatMap((one) => [...one.samples]));
    expect(samples.length).toBe(16_000);
    expect(strengthOf(samples.subarray(2_000), 16_000, 1_000)).toBeGreaterThan(9_900);
  });

  it('tells digits to a loop and to listeners', async () => {
    const { media, link } = modelledStream();
    link.digit('1');
    const heard: string[] = [];
    const read: string[] = [];
    const loop = (async () => {
      for await (const digit of media.digits) read.push(digit);
    })();
    media.onDigit((digit) => void heard.push(digit));
    link.digit('2');
    await media.close();
    await loop;
    expect([read, heard]).toEqual([['1', '2'], ['2']]);
  });

  it('reports what a listener throws, and goes on', async () => {
    const { media, link, troubles } = modelledStream();
    const failure = new Error('of a test');
    media.onFrame(() => {
      throw failure;
    });
    media.onFrame(() => Promise.reject(failure));
    link.sound(frame(1));
    await Promise.resolve();
    expect(troubles).toEqual([failure, failure]);
  });

  it('is a Node stream', async () => {
    const { media, link } = modelledStream();
    const stream = media.toNodeStream();
    const heard: Buffer[] = [];
    stream.on('data', (bytes: Buffer) => void heard.push(bytes));
    link.sound(frame(5));
    await expect.poll(() => Buffer.concat(heard)).toEqual(frame(5));
    const source = new PassThrough();
    const written = pipeline(source, stream, { end: true });
    source.end(Buffer.alloc(800, 9));
    await expect.poll(() => link.queue.heard.length).toBe(5);
    await media.close();
    await written;
  });

  it('is a pair of Web streams', async () => {
    const { media, link } = modelledStream();
    const { readable, writable } = media.toWebStreams();
    link.sound(frame(6));
    const reader = readable.getReader();
    expect((await reader.read()).value?.[0]).toBe(6);
    const writer = writable.getWriter();
    await writer.write(Buffer.alloc(480, 3));
    await writer.close();
    expect(link.queue.heard.length).toBe(3);
    await media.close();
    expect((await reader.read()).done).toBe(true);
  });
});
