import { afterAll, beforeAll, expect, it } from 'vitest';
import { MediaException, type MediaEnd } from 'nestjs-ari/media';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

let place: AsteriskWithMedia;

/** Nothing that was made for a call is left, but the call itself where it is still up. */
async function nothingIsLeft(calls: number): Promise<void> {
  await eventually(async () => {
    const { channels, bridges } = await place.leftovers();
    expect(bridges).toEqual([]);
    expect(channels.filter((name) => !name.startsWith('PJSIP/'))).toEqual([]);
    expect(channels.length).toBe(calls);
  });
  expect(place.server.streams).toBe(0);
}

describeOnAsterisk('the end of the sound of a call', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(WAYS)('comes with the caller who hangs up, and nothing is left behind (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'slin16', way });
    const read = (async () => {
      for await (const frame of media) expect(frame.format.name).toBe('slin16');
      return 'the loop has ended';
    })();
    const written = media.play(Buffer.alloc(64_000, 1));
    await call.hears(5);
    await call.hangup();
    expect((await media.ended).by).toBe('caller');
    expect(await read).toBe('the loop has ended');
    expect((await written).outcome).toBe('flushed');
    expect(await media.write(Buffer.alloc(640))).toBe(false);
    expect(media.signal.aborted).toBe(true);
    await nothingIsLeft(0);
  });

  it.each(WAYS)('comes with close(), after everything was heard, and the caller stays (%s)', async (way) => {
    const { call, channel, open } = await place.call();
    const media = await open({ format: 'ulaw', way });
    const recorded = call.record();
    await media.write(Buffer.alloc(8_000, 0x15));
    await media.close({ afterPlayed: true });
    expect(await media.ended).toEqual({ by: 'application', reason: 'closed by this program' });
    await eventually(() => expect(recorded.filter(({ sound }) => sound[0] === 0x15).length).toBe(50));
    await nothingIsLeft(1);
    expect((await channel.refresh()).state).toBe('Up');
    await channel.play('sound:digits/1').finished();
    await call.hangup();
    await nothingIsLeft(0);
  });

  it.each(WAYS)('is the fault of Asterisk: the call goes on where it was told to (%s)', async (way) => {
    const { call, open } = await place.call();
    const media = await open({ format: 'slin16', way });
    await place.client.channels.hangup(media.mediaChannelId);
    const end = await media.ended;
    expect(['asterisk', 'network']).toContain(end.by);
    // The dialplan behind Stasis() hangs up.
    await call.ended();
    await nothingIsLeft(0);
  });

  it('leads to a hang-up, where that is wanted', async () => {
    const { call, open } = await place.call();
    const media = await open({ format: 'slin16', onMediaLost: 'hangup' });
    await place.client.channels.hangup(media.mediaChannelId);
    await call.ended();
    await nothingIsLeft(0);
  });

  it('leads to a function, which speaks to the caller', async () => {
    const { call, open } = await place.call();
    let told: MediaEnd | undefined;
    const media = await open({
      format: 'slin16',
      onMediaLost: async (channel, end) => {
        told = end;
        await channel.play('sound:vm-goodbye').finished();
        await channel.hangup();
      },
    });
    await place.client.channels.hangup(media.mediaChannelId);
    await call.ended();
    expect(told?.by).toBe('asterisk');
    expect(place.log.matching(/error/)).toEqual([]);
    await nothingIsLeft(0);
  });

  it.each(WAYS)('comes with a signal, also while it is being opened (%s)', async (way) => {
    const { call, open } = await place.call();
    const over = new AbortController();
    const media = await open({ format: 'slin16', way, signal: over.signal });
    over.abort();
    expect((await media.ended).by).toBe('application');
    expect(await failureOf(open({ format: 'slin16', way, signal: over.signal }))).toMatchObject({ name: 'AbortError' });
    await call.hangup();
    await nothingIsLeft(0);
  });

  it('comes before it began when the caller has gone', async () => {
    const { call, open } = await place.call();
    await call.hangup();
    const failure = await failureOf(open({ format: 'slin16' }));
    expect(failure.message).not.toBe('');
    await nothingIsLeft(0);
  });

  it('comes at once when Asterisk cannot reach us, with words that help', async () => {
    const { call, open } = await place.call();
    const failure = await failureOf(open({ format: 'opus', way: 'audioSocket' }));
    expect(failure).toBeInstanceOf(MediaException);
    expect(failure.message).toContain('AudioSocket carries no opus');
    await call.hangup();
    await nothingIsLeft(0);
  });
});
