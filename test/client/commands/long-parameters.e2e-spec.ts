import { describe, expect, it } from 'vitest';
import { AriRequestTooLargeException } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ALL_WAYS, OVER_HTTP, reached } from '../command-socket/support/ways.js';
import { answeredChannel, unique } from '../support/call-of-a-test.js';
import { failureOf } from '../support/clients-of-a-test.js';

describe.each(ALL_WAYS)('$name', (way) => {
  // A body over HTTP may have 40,960 bytes, a frame 65,535.
  const sizes = way === OVER_HTTP ? [4_000, 8_000, 36_000] : [8_000, 40_000];

  describeOnAsterisk('a long parameter', () => {
    it.each(sizes)('of %i characters is read back from variables', async (length) => {
      const { client } = await reached(way);
      const channel = await answeredChannel(client, client.apps[0] ?? '');
      const value = 'x,y&z=üw'.repeat(length / 8);
      await client.channels.setChannelVar(channel.id, { variable: 'L', value });
      expect(await client.channels.getChannelVar(channel.id, { variable: 'L' })).toEqual({ value });
      const variable = unique('LONG').replaceAll('-', '_');
      await client.asterisk.setGlobalVar({ variable, value });
      expect(await client.asterisk.getGlobalVar({ variable })).toEqual({ value });
      await client.asterisk.setGlobalVar({ variable, value: '' });
    });

    it.each(sizes)('of %i characters is read back from a bridge, a playback and an event', async (length) => {
      const { client } = await reached(way);
      const app = client.apps[0] ?? '';
      const channel = await answeredChannel(client, app);
      const name = 'n'.repeat(length - 200);
      const bridge = await client.bridges.createWithId(unique('bridge'), { type: 'mixing', name });
      expect((await client.bridges.get(bridge.id)).name).toBe(name);
      await client.bridges.destroy(bridge.id);
      const media = `sound:http://127.0.0.1:9/${name}`;
      expect((await client.channels.play(channel.id, { media: [media] })).media_uri).toBe(media);
      const started = new Promise<readonly string[]>((resolve) => {
        client.on('StasisStart', ({ args }) => args[0] === 'long' && resolve(args));
      });
      const variables = { BESIDE: 'the parameters' };
      const far = await client.channels.originate({
        endpoint: 'Local/answer@default',
        app,
        appArgs: `long,${name}`,
        variables,
      });
      expect(await started).toEqual(['long', name]);
      expect(await client.channels.getChannelVar(far.id, { variable: 'BESIDE' })).toEqual({ value: variables.BESIDE });
      await client.channels.hangup(far.id);
    });

    it('is measured in encoded bytes: 1,500 letters that are not ASCII', async () => {
      const { client } = await reached(way);
      const { id } = await answeredChannel(client, client.apps[0] ?? '');
      const value = 'ж'.repeat(1_500);
      await client.channels.setChannelVar(id, { variable: 'L', value });
      expect(await client.channels.getChannelVar(id, { variable: 'L' })).toEqual({ value });
    });

    it('may be a long list, of subscriptions and their ends, and its items may hold commas', async () => {
      const { client } = await reached(way);
      const app = client.apps[0] ?? '';
      const eventSource = Array.from({ length: 200 }, (_, at) => `deviceState:Stasis:${'d'.repeat(20)},${at}`);
      const { device_names: names } = await client.applications.subscribe(app, { eventSource });
      expect(names.toSorted()).toEqual(eventSource.map((source) => source.slice(12)).toSorted());
      expect((await client.applications.unsubscribe(app, { eventSource })).device_names).toEqual([]);
    });

    it('holds a comma inside one medium', async () => {
      const { client } = await reached(way);
      const channel = await answeredChannel(client, client.apps[0] ?? '');
      const media = ['sound:http://127.0.0.1:9/a,b.wav?sign=1,2', 'sound:beep,c'];
      expect(await channel.play(media)).toMatchObject({ media_uri: media[0], next_media_uri: media[1] });
      expect((await channel.play('sound:x,y')).media_uri).toBe('sound:x,y');
    });

    it('that fits nowhere is refused before it is sent, with its name and the limit', async () => {
      const { client } = await reached(way);
      const { id } = await answeredChannel(client, client.apps[0] ?? '');
      const value = 'x'.repeat(70_000);
      const limit = way === OVER_HTTP ? '40960' : '65535';
      const error = await failureOf(client.channels.setChannelVar(id, { variable: 'L', value }));
      expect(error).toBeInstanceOf(AriRequestTooLargeException);
      expect(error).toMatchObject({ parameter: 'value', sent: 'no', operation: 'channels.setChannelVar' });
      expect(error.message).toContain(limit);
      expect(error.message.length).toBeLessThan(600);
      expect((await client.channels.get(id)).id).toBe(id);
    });
  });
});

describeOnAsterisk('over HTTP, what cannot travel in a body is refused before it is sent', () => {
  const long = 'x'.repeat(5_000);

  it.each([
    ['variable', 'a GET', { resource: 'asterisk', name: 'getGlobalVar', args: [{ variable: long }] }],
    ['channelId', 'an id in the path of a GET', { resource: 'channels', name: 'get', args: [long] }],
    ['bridgeId', 'an id in the path of a DELETE', { resource: 'bridges', name: 'destroy', args: [long] }],
    [
      'playbackId',
      'an id in the path of a POST',
      { resource: 'playbacks', name: 'control', args: [long, { operation: 'pause' }] },
    ],
    [
      'name',
      'bridges.create, whose body is its variables',
      { resource: 'bridges', name: 'create', args: [{ name: long }] },
    ],
  ])('%s: %s', async (parameter, _title, { resource, name, args }) => {
    const { client } = await reached(OVER_HTTP);
    const repositories = client as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
    const error = await failureOf(repositories[resource]?.[name]?.(...args) as Promise<unknown>);
    expect(error).toBeInstanceOf(AriRequestTooLargeException);
    expect(error).toMatchObject({ parameter, sent: 'no' });
    expect(error.message).toMatch(/request line of \d+ bytes is larger than the 4093 that Asterisk takes/);
    expect(error.message).toContain(`"${parameter}"`);
  });

  it('also of a command in the rough', async () => {
    const { client } = await reached(OVER_HTTP);
    const request = { method: 'GET', path: 'asterisk/variable', query: { variable: long } } as const;
    const error = await failureOf(client.request(request));
    expect(error).toMatchObject({ name: 'AriRequestTooLargeException', parameter: 'variable', sent: 'no' });
  });

  it('to the byte: what fits is sent', async () => {
    const { client } = await reached(OVER_HTTP);
    const most = 4_093 - 'GET /ari/asterisk/variable?variable= HTTP/1.1'.length;
    expect(await client.asterisk.getGlobalVar({ variable: 'x'.repeat(most) })).toEqual({ value: '' });
    const error = await failureOf(client.asterisk.getGlobalVar({ variable: 'x'.repeat(most + 1) }));
    expect(error).toBeInstanceOf(AriRequestTooLargeException);
  });
});
