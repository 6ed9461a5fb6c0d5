import { Test } from '@nestjs/testing';
import {
  Ari,
  AriController,
  AriNotFoundException,
  BridgesRepository,
  getAriToken,
  OnStasisStart,
  type StasisStart,
} from 'nestjs-ari';
import { channelFields, FakeAri } from 'nestjs-ari/testing';
import { describe, expect, it } from 'vitest';

const CALLER = channelFields({ id: '1', caller: { name: 'Ada', number: '1001' } });

describe('a fake of the client', () => {
  it('is an Ari, and records what was commanded, wherever its parameters travel', async () => {
    const ari = new FakeAri({ apps: ['hello'] });
    expect(ari).toBeInstanceOf(Ari);
    await ari.channels.play('1', { media: ['sound:a', 'sound:b'] });
    await ari.channels.setChannelVar('a/b', { variable: 'X', value: '1' });
    const pending = ari.originate('PJSIP/ada', { variables: { LANG: 'de' } });
    await pending;
    expect(ari.commands).toEqual([
      {
        operation: 'channels.play',
        method: 'POST',
        path: 'channels/1/play',
        parameters: { channelId: '1', media: 'sound:a,sound:b' },
      },
      {
        operation: 'channels.setChannelVar',
        method: 'POST',
        path: 'channels/a/b/variable',
        parameters: { channelId: 'a/b', variable: 'X', value: '1' },
      },
      {
        operation: 'channels.originateWithId',
        method: 'POST',
        path: `channels/${pending.id}`,
        parameters: { channelId: pending.id, endpoint: 'PJSIP/ada', app: 'hello', variables: { LANG: 'de' } },
      },
    ]);
  });

  it('accepts commands with an answer of the form that is promised', async () => {
    const ari = new FakeAri();
    expect(await ari.channels.list()).toEqual([]);
    expect(await ari.bridges.create({ type: 'mixing' })).toMatchObject({ bridge_type: 'mixing' });
    expect(await ari.repository(BridgesRepository).get('b')).toMatchObject({ id: 'b' });
    expect(await ari.playbacks.get('p')).toMatchObject({ id: 'p' });
    expect(await ari.recordings.getLive('r')).toMatchObject({ name: 'r' });
    expect(await ari.recordings.getStored('r')).toMatchObject({ name: 'r' });
    expect(await ari.endpoints.get('PJSIP', 'ada')).toMatchObject({ technology: 'PJSIP', resource: 'ada' });
    expect(await ari.deviceStates.get('Stasis:x')).toMatchObject({ name: 'Stasis:x' });
    expect(await ari.mailboxes.get('1@default')).toMatchObject({ name: '1@default' });
    expect(await ari.applications.get('hello')).toMatchObject({ name: 'hello' });
    expect(await ari.sounds.get('hello')).toMatchObject({ id: 'hello' });
    expect(await ari.channels.hangup('1')).toBeUndefined();
  });

  it('gives the answers that were set, and the exceptions of refusals', async () => {
    const ari = new FakeAri();
    ari.answer('channels.list', [CALLER]);
    ari.answer('channels.getChannelVar', ({ parameters }: { parameters: object }) => ({
      value: JSON.stringify(parameters),
    }));
    ari.refuse('channels.hangup', 404, 'Channel not found');
    const [channel] = await ari.channels.list();
    expect(channel).toMatchObject({ id: '1', caller: { number: '1001' } });
    expect(await channel?.getChannelVar('X')).toEqual({ value: '{"variable":"X","channelId":"1"}' });
    await expect(channel?.hangup()).rejects.toThrow(AriNotFoundException);
    expect(() => ari.answer('channels.plya', [])).toThrow('did you mean "channels.play"');
  });

  it('delivers events to listeners, to objects and to what waits', async () => {
    const ari = new FakeAri({ apps: ['hello'] });
    await ari.connect();
    const seen: unknown[] = [];
    ari.on('StasisStart', ({ channel, application }) => seen.push(application, channel.caller.number));
    ari.deliver({ type: 'StasisStart', args: [], channel: CALLER });
    expect(seen).toEqual(['hello', '1001']);

    const [caller] = [await ari.channels.get('1')];
    const playback = caller.play('sound:hello-world');
    await playback;
    const told = { id: playback.id, media_uri: 'sound:hello-world', target_uri: 'channel:1', language: 'en' };
    ari.deliver({ type: 'PlaybackStarted', playback: { ...told, state: 'playing' } });
    ari.deliver({ type: 'PlaybackFinished', playback: { ...told, state: 'done' } });
    expect(await playback.finished()).toMatchObject({ outcome: 'finished' });

    const digit = caller.nextDigit();
    ari.deliver({ type: 'ChannelDtmfReceived', digit: '4', duration_ms: 100, channel: CALLER });
    expect(await digit).toMatchObject({ outcome: 'digit', digit: '4' });
  });

  it('reports listeners that fail, tells changes of its status, and ends waits when it is closed', async () => {
    const ari = new FakeAri();
    const told: unknown[] = [];
    ari.statusChanges.subscribe({ next: ({ status }) => told.push(status), complete: () => told.push('complete') });
    ari.errors.subscribe(({ kind }) => told.push(kind));
    await ari.connect();
    ari.on('ChannelDestroyed', () => {
      throw new Error('a bug');
    });
    ari.deliver({ type: 'ChannelDestroyed', cause: 16, cause_txt: '', channel: CALLER });
    await ari.idle();
    ari.become('reconnecting', 'cut');
    expect(ari.state).toMatchObject({ status: 'reconnecting', reason: 'cut', events: { received: 1 } });
    const over = (await ari.channels.get('2')).play('sound:x').finished();
    await ari.close();
    expect(await over).toEqual({ outcome: 'lost' });
    expect(told).toEqual(['connected', 'listener', 'reconnecting', 'closed', 'complete']);
  });

  it('is what Nest injects where a module of its own is compiled without Asterisk', async () => {
    @AriController({ app: 'hello' })
    class Hello {
      constructor(readonly ari: Ari) {}

      @OnStasisStart()
      async greet({ channel }: StasisStart) {
        await channel.answer();
      }
    }
    const ari = new FakeAri({ apps: ['hello'] });
    const testing = await Test.createTestingModule({
      providers: [Hello, { provide: Ari, useValue: ari }, { provide: getAriToken(), useValue: ari }],
    }).compile();
    const hello = testing.get(Hello);
    expect(hello.ari).toBe(ari);
    ari.on('StasisStart', (event) => hello.greet(event));
    ari.deliver({ type: 'StasisStart', args: [], channel: CALLER });
    await ari.idle();
    expect(ari.commands.map(({ operation }) => operation)).toEqual(['channels.answer']);
    await testing.close();
  });
});
