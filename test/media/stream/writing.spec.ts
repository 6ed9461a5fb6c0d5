import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MediaException, writeWav } from 'nestjs-ari/media';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { modelledStream } from '../support/stream-of-a-test.js';
import { bytesOf, tone } from '../support/tones.js';

function heard(queue: { readonly heard: readonly Buffer[] }): Buffer {
  return Buffer.concat(queue.heard);
}

const SOUND = Buffer.from(Array.from({ length: 1_600 }, (_, i) => i % 251));

describe('a sound that is played', () => {
  it.each<[string, () => Parameters<ReturnType<typeof modelledStream>['media']['play']>[0]]>([
    ['a buffer', () => SOUND],
    ['a list', () => [SOUND.subarray(0, 7), SOUND.subarray(7)]],
    ['a Node stream', () => Readable.from([SOUND.subarray(0, 333), SOUND.subarray(333)])],
    ['a Web stream', () => new Blob([SOUND]).stream()],
    ['a WAV file', () => writeWav(SOUND, 'ulaw')],
    ['the pieces of a WAV file', () => Readable.from([writeWav(SOUND, 'ulaw').subarray(0, 100), SOUND.subarray(56)])],
  ])('may be %s', async (_, source) => {
    const { media, link } = modelledStream();
    expect(await media.play(source())).toEqual({ outcome: 'played', playedMs: 200 });
    expect(heard(link.queue)).toEqual(SOUND);
  });

  it('may be cut in the middle of a sample', async () => {
    const { media, link } = modelledStream({ format: 'slin16' });
    const sound = bytesOf(tone(16_000, { ms: 100 }));
    const pieces = [
      sound.subarray(0, 101),
      sound.subarray(101, 102),
      sound.subarray(102, 1_001),
      sound.subarray(1_001),
    ];
    expect(await media.play(pieces)).toMatchObject({ outcome: 'played' });
    expect(heard(link.queue)).toEqual(sound);
  });

  it('must not end in the middle of one', async () => {
    const { media } = modelledStream({ format: 'slin16' });
    const failure = await failureOf(media.play([Buffer.alloc(641)]));
    expect(failure).toBeInstanceOf(MediaException);
    expect(failure.message).toContain('ends in the middle of a sample of slin16');
  });

  it('waits for the one before it', async () => {
    const { media, link } = modelledStream();
    const first = media.play([Buffer.alloc(160, 1), Buffer.alloc(160, 2)]);
    const second = media.play([Buffer.alloc(160, 3)]);
    expect(await second).toEqual({ outcome: 'played', playedMs: 20 });
    expect(await first).toMatchObject({ outcome: 'played' });
    expect(link.queue.heard.map((frame) => frame[0])).toEqual([1, 2, 3]);
  });

  it('ends with a flush, at once, even when its source gives nothing more; so do those behind it', async () => {
    const { media, link } = modelledStream();
    const endless = Readable.from(
      (async function* () {
        yield Buffer.alloc(1_600, 1);
        await new Promise(() => {});
      })(),
    );
    const first = media.play(endless);
    const second = media.play(Buffer.alloc(160, 9));
    await expect.poll(() => link.queue.heard.length).toBeGreaterThan(3);
    media.flush();
    const { outcome, playedMs } = await first;
    expect(outcome).toBe('flushed');
    expect(playedMs).toBeGreaterThanOrEqual(40);
    expect(await second).toEqual({ outcome: 'flushed', playedMs: 0 });
    expect(await media.play(Buffer.alloc(160, 5))).toEqual({ outcome: 'played', playedMs: 20 });
    expect(link.queue.heard.some((frame) => frame[0] === 9)).toBe(false);
  });

  it('ends with its signal, which flushes it', async () => {
    const { media, link } = modelledStream();
    const over = new AbortController();
    const played = media.play(Buffer.alloc(16_000, 1), { signal: over.signal });
    await expect.poll(() => link.queue.heard.length).toBeGreaterThan(3);
    over.abort();
    expect((await played).outcome).toBe('flushed');
    expect(link.queue.length).toBe(0);
    expect((await media.play(SOUND, { signal: over.signal })).outcome).toBe('flushed');
  });

  it('hands on what its source throws', async () => {
    const { media } = modelledStream();
    const failure = new Error('the synthesizer is away');
    const source = (async function* () {
      yield Buffer.alloc(160, 1);
      throw failure;
    })();
    expect(await failureOf(media.play(source))).toBe(failure);
    expect((await media.play(SOUND)).outcome).toBe('played');
  });

  it('lets nothing of its end be lost in a change of rate', async () => {
    const { media, link } = modelledStream({ format: 'slin' });
    await media.play(bytesOf(tone(24_000, { ms: 100 })), { format: 'slin24' });
    expect(link.queue.heard.length).toBe(6);
    const last = link.queue.heard.slice(0, 5).at(-1) ?? Buffer.alloc(0);
    expect(new Int16Array(new Uint8Array(last).buffer).some((sample) => Math.abs(sample) > 5_000)).toBe(true);
  });
});

describe('a sound that is written', () => {
  it('lets the writer wait until there is room', async () => {
    const { media } = modelledStream({ buffers: { highWater: 100 } });
    let room = false;
    const written = media.write(Buffer.alloc(8_000, 1)).then((heardBySomebody) => {
      room = true;
      return heardBySomebody;
    });
    await Promise.resolve();
    expect(room).toBe(false);
    media.flush();
    expect(await written).toBe(true);
  });

  it('is refused with words when it is no sound, and nothing of it is heard', async () => {
    const { media, link } = modelledStream({ format: 'slin16', buffers: { most: 1_000 } });
    expect(await failureOf(media.write(Buffer.alloc(0)))).toMatchObject({ reason: 'audio' });
    expect(await failureOf(media.write(Buffer.alloc(3)))).toMatchObject({ reason: 'audio' });
    expect(await failureOf(media.write(Buffer.alloc(640), { format: 'mp3' as 'slin' }))).toMatchObject({
      reason: 'format',
    });
    expect(await failureOf(media.write(Buffer.alloc(640), { format: 'opus' }))).toMatchObject({
      reason: 'unsupported',
    });
    expect(await failureOf(media.write(Buffer.alloc(1_000_000, 1)))).toMatchObject({ reason: 'overflow' });
    expect(media.queuedMs).toBe(0);
    expect(link.queue.length).toBe(0);
  });

  it('is heard by nobody when the stream has ended, and says so', async () => {
    const { media, link } = modelledStream();
    await media.close();
    await media.close();
    expect(await media.write(SOUND)).toBe(false);
    expect(await media.play(SOUND)).toEqual({ outcome: 'flushed', playedMs: 0 });
    expect(await media.mark('late')).toMatchObject({ outcome: 'flushed' });
    expect(await media.drained()).toBe('flushed');
    expect(media.flush()).toMatchObject({ flushedMs: 0 });
    media.pause();
    media.resume();
    expect(link.closes).toBe(1);
  });
});
