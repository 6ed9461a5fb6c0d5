import { AriGateway, GatewayPublisher } from 'nestjs-ari/gateway';
import { RedisBroker } from 'nestjs-ari/cluster';
import type { ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it, vi } from 'vitest';
import { ChannelHub } from '../../lib/gateway/channels/index.js';
import { ownPrefix } from '../cluster/support/brokers.js';
import { describeOnRedis, requireRedis } from '../setup/describe-on-redis.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, USERS } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

const call = (ws: GatewaySocket, method: string, payload: object): Promise<Record<string, unknown>> =>
  ws.call(method, payload);

const heard = ({ events }: GatewaySocket): unknown[] => events;

const invalid = (errors: object): object => ({ error: { message: 'Invalid RPC parameters', errors } });

describe('publish and subscribe over a socket', () => {
  it('answers and pushes as the protocol says, byte for byte', async () => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    const texts: string[] = [];
    ws.socket.on('message', (data: Buffer) => texts.push(data.toString('utf8')));
    const frames = [
      { id: '1', method: 'subscribe', payload: { channel: 'queue', event: 'call.*' } },
      { id: '2', method: 'subscribe', payload: { channel: 'queue' } },
      { id: '3', method: 'publish', payload: { channel: 'queue', event: 'call.new', data: { from: '1001' } } },
      { id: '4', method: 'unsubscribe', payload: { channel: 'queue' } },
      { id: '5', method: 'publish', payload: { channel: 'queue', event: 'other', data: [1] } },
      { id: '6', method: 'unsubscribe', payload: { channel: 'queue', event: 'call.*' } },
      { id: '7', method: 'publish', payload: { channel: 'queue', data: null } },
    ];
    for (const frame of frames) ws.send(frame);
    await ws.heard(8);
    expect(texts.sort()).toEqual(
      [
        '{"id":"1","method":"subscribe","result":{"subscribed":{"queue":["call.*"]}}}',
        '{"id":"2","method":"subscribe","result":{"subscribed":{"queue":["call.*","*"]}}}',
        '{"channel":"queue","event":"call.new","data":{"from":"1001"}}',
        '{"id":"3","method":"publish","result":{"channel":"queue","event":"call.new","data":{"from":"1001"}}}',
        '{"id":"4","method":"unsubscribe","result":{"subscribed":{"queue":["call.*"]}}}',
        '{"id":"5","method":"publish","result":{"channel":"queue","event":"other","data":[1]}}',
        '{"id":"6","method":"unsubscribe","result":{"subscribed":{}}}',
        '{"id":"7","method":"publish","result":{"channel":"queue","event":"message","data":null}}',
      ].sort(),
    );
  });

  it.each([
    ['publish', {}, { channel: 'required' }],
    ['publish', { channel: 'two words' }, { channel: 'Invalid channel' }],
    ['publish', { channel: 7 }, { channel: 'Invalid channel' }],
    ['publish', { channel: 'queue', event: 'gateway.gap' }, { event: 'Invalid event' }],
    ['publish', { channel: 'secret' }, { channel: 'Cannot publish to channel' }],
    ['subscribe', {}, { channel: 'required' }],
    ['subscribe', { channel: 'queue', event: {} }, { event: 'Invalid event' }],
    ['subscribe', { channel: 'secret' }, { channel: 'Cannot subscribe to channel' }],
    ['unsubscribe', {}, { channel: 'required' }],
  ])('answers %s of %j with what is wrong', async (method, payload, errors) => {
    const can = (_user: ResourceUser, stream: string, _action: string, pk?: string): boolean =>
      stream === 'pubsub' && pk !== 'secret';
    const { url } = await startGateway({ options: { can } });
    const ws = await GatewaySocket.open(url, 'ada');
    expect(await call(ws, method, payload)).toMatchObject(invalid(errors));
    expect(await call(ws, 'ping', {})).toMatchObject({ result: { pong: true } });
  });

  it('pushes an event once to a socket, however many of its patterns fit, and to no other', async () => {
    const { app, url } = await startGateway();
    const [ada, bob] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
    for (const event of ['call.*', '*', 'call.new']) await call(ada, 'subscribe', { channel: 'queue', event });
    await call(bob, 'subscribe', { channel: 'queue', event: 'agent.[ae]' });
    const publisher = app.get(GatewayPublisher);
    await publisher.publish('queue', 'call.new', { from: '1001' });
    await publisher.publish('queue', 'agent.e');
    await publisher.publish('other', 'call.new');
    for (const ws of [ada, bob]) await call(ws, 'ping', {});
    const left = { channel: 'queue', event: 'agent.e', data: null };
    expect(heard(ada)).toEqual([{ channel: 'queue', event: 'call.new', data: { from: '1001' } }, left]);
    expect(heard(bob)).toEqual([left]);
  });

  it('refuses from a service what no client could hear', async () => {
    const { app } = await startGateway();
    await expect(app.get(GatewayPublisher).publish('two words', 'x')).rejects.toMatchObject({ status: 400 });
    await expect(app.get(GatewayPublisher).publish('queue', 'gateway.gap')).rejects.toMatchObject({ status: 400 });
  });

  it('ends with the socket at once, and counts as a subscription', async () => {
    const { app, url } = await startGateway({ options: { limits: { subscriptions: 2 } } });
    const ws = await GatewaySocket.open(url, 'ada');
    await call(ws, 'subscribe', { channel: 'queue' });
    await call(ws, 'subscribe', { channel: 'other' });
    expect(await call(ws, 'subscribe', { channel: 'third' })).toMatchObject({
      error: { message: 'Too many subscriptions.' },
    });
    expect(await call(ws, 'server_info', {})).toMatchObject({ result: { connections: 1, channels: 2 } });
    ws.socket.terminate();
    await eventually(() => expect(app.get(ChannelHub, { strict: false }).size).toBe(0));
  });

  it('ends when the grant does, and is said', async () => {
    const granted = new Set(['queue', 'other']);
    const can = (_user: ResourceUser, _stream: string, _action: string, pk?: string): boolean => granted.has(pk ?? '');
    const { app, url } = await startGateway({ options: { can } });
    const ws = await GatewaySocket.open(url, 'ada');
    for (const channel of granted) await call(ws, 'subscribe', { channel });
    granted.delete('queue');
    await app.get(AriGateway).regrant(USERS['ada'] ?? { id: '' });
    for (const channel of ['queue', 'other']) await app.get(GatewayPublisher).publish(channel, 'news');
    await call(ws, 'ping', {});
    expect(heard(ws)).toEqual([
      { channel: 'queue', event: 'gateway.unsubscribed', data: { event: '*', code: 403 } },
      { channel: 'other', event: 'news', data: null },
    ]);
  });
});

describeOnRedis('publish and subscribe between two processes', () => {
  it('crosses Redis', async () => {
    const [url, prefix] = [requireRedis().url, ownPrefix()];
    const start = () => startGateway({ options: { broker: new RedisBroker({ url, prefix }) } });
    const [first, second] = [await start(), await start()];
    const ada = await GatewaySocket.open(first.url, 'ada');
    const bob = await GatewaySocket.open(second.url, 'bob');
    await call(ada, 'subscribe', { channel: 'queue' });
    await call(bob, 'publish', { channel: 'queue', event: 'hello', data: { to: 'all' } });
    await vi.waitFor(
      () => expect(heard(ada)).toEqual([{ channel: 'queue', event: 'hello', data: { to: 'all' } }]),
      45_000,
    );
  });
});
