import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { basic } from './wire.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('the event socket', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  const upgrade = (
    query: string,
    options: { protocols?: string[]; authorization?: string | undefined; path?: string } = {},
  ) => {
    const address = target.address();
    const { protocols = [], authorization = basic(address), path = 'events' } = options;
    const headers: Record<string, string> = authorization === '' ? {} : { authorization };
    return new WebSocket(`${address.url.replace('http', 'ws')}/${path}${query}`, protocols, { headers });
  };

  /** The status with which an upgrade is refused, and the body's type. */
  const refusal = async (socket: WebSocket): Promise<{ status: number; type: string | undefined }> => {
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, import('node:http').IncomingMessage];
    response.resume();
    socket.on('error', () => undefined);
    socket.terminate();
    return { status: response.statusCode ?? 0, type: response.headers['content-type'] };
  };

  describe('is refused', () => {
    it.each([
      ['without an application', '', {}, 400, 'text/html'],
      ['with an empty application', '?app=', {}, 400, 'text/html'],
      ['with one empty application of several', '?app=x,', {}, 500, 'text/html'],
      ['without credentials', '?app=x', { authorization: '' }, 401, 'application/json'],
      ['with a wrong key', '?app=x&api_key=ari:wrong', { authorization: '' }, 401, 'application/json'],
      ['with an unknown subprotocol', '?app=x', { protocols: ['foo'] }, 400, undefined],
      ['on an unknown path', '?app=x', { path: 'nope' }, 404, 'application/json'],
    ] as const)('%s', async (_title, query, options, status, type) => {
      const { protocols, ...rest } = { protocols: undefined, ...options };
      const socket = upgrade(query, { ...rest, ...(protocols ? { protocols: [...protocols] } : {}) });
      expect(await refusal(socket)).toEqual({ status, type });
    });
  });

  it.each([
    ['no subprotocol', [], ''],
    ['ari', ['ari'], 'ari'],
    ['ari among others', ['foo', 'ari'], 'ari'],
  ])('takes %s', async (_title, protocols, chosen) => {
    const socket = upgrade(`?app=${world.name('app')}`, { protocols });
    await once(socket, 'open');
    expect(socket.protocol).toBe(chosen);
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  it('takes the key in the query', async () => {
    const { username, password } = target.address();
    const socket = upgrade(`?app=${world.name('app')}&api_key=${username}:${password}`, { authorization: '' });
    await once(socket, 'open');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  });

  it.each(['maybe', '', '0'])('takes subscribeAll=%s for no', async (word) => {
    const app = world.name('choosy');
    const socket = upgrade(`?app=${app}&subscribeAll=${word}`, {});
    await once(socket, 'open');
    expect((await world.must('GET', `applications/${app}`)).body).toMatchObject({ channel_ids: [], device_names: [] });
    socket.terminate();
  });

  it('answers pings', async () => {
    const events = await world.app();
    const pong = once(events.socket, 'pong') as Promise<[Buffer]>;
    events.socket.ping('are you there');
    expect(String((await pong)[0])).toBe('are you there');
  });

  it('tells the old socket that it was replaced, and nothing more; the new one gets the events', async () => {
    const app = world.name('taken');
    const old = await world.listen(app);
    const now = await world.listen(app);
    await old.type('ApplicationReplaced');
    await world.must('POST', `events/user/After?application=${app}`);
    await now.type('ChannelUserevent');
    expect(old.events.map((event) => event.type)).toEqual(['ApplicationReplaced']);
    expect(old.socket.readyState).toBe(WebSocket.OPEN);
    expect(Object.keys(old.events[0] ?? {}).toSorted()).toEqual(['application', 'asterisk_id', 'timestamp', 'type']);
  });

  it('does no harm to the new socket when the old one closes', async () => {
    const app = world.name('taken');
    const old = await world.listen(app);
    const now = await world.listen(app);
    await old.type('ApplicationReplaced');
    old.close();
    await once(old.socket, 'close');
    await world.must('POST', `events/user/After?application=${app}`);
    expect(await now.type('ChannelUserevent')).toMatchObject({ eventname: 'After', application: app });
  });

  it('serves several applications; each event names its own', async () => {
    const [one, two] = [world.name('one'), world.name('two')];
    const events = await world.listen(`${one},${two}`);
    await world.must('POST', `events/user/First?application=${one}`);
    await world.must('POST', `events/user/Second?application=${two}`);
    await events.until(() => events.of('ChannelUserevent').length === 2, 'both events');
    const owners = Object.fromEntries(events.events.map((event) => [event['eventname'], event['application']]));
    expect(owners).toEqual({ First: one, Second: two });
  });

  it('makes an application vanish that nobody would miss', async () => {
    const events = await world.app();
    events.close();
    await expect.poll(async () => (await world.send('GET', `applications/${world.name('app')}`)).status).toBe(404);
  });

  it('keeps the filter of an application that still watches a bridge', async () => {
    const [app, bridge, events] = [await world.thing('app'), await world.thing('bridge'), await world.app()];
    await world.must('PUT', `applications/${app}/eventFilter`, { disallowed: [{ type: 'Dial' }] });
    await world.must('POST', `applications/${app}/subscription?eventSource=bridge:${bridge}`);
    events.close();
    await once(events.socket, 'close');
    await world.listen(app);
    const { body } = await world.must('GET', `applications/${app}`);
    expect(body).toMatchObject({ bridge_ids: [bridge], events_disallowed: [{ type: 'Dial' }] });
  });

  it('keeps device states for an application that is gone otherwise, filter and all', async () => {
    const [app, device, events] = [await world.thing('app'), await world.thing('device'), await world.app()];
    await world.must('PUT', `applications/${app}/eventFilter`, { disallowed: [{ type: 'Dial' }] });
    await world.must('POST', `applications/${app}/subscription?eventSource=deviceState:${device}`);
    events.close();
    await expect.poll(async () => (await world.send('GET', `applications/${app}`)).status).toBe(404);
    const again = await world.listen(app);
    const { body } = await world.must('GET', `applications/${app}`);
    expect(body).toMatchObject({ device_names: [device], events_disallowed: [] });
    await world.must('PUT', `deviceStates/${device}?deviceState=INUSE`);
    await again.type('DeviceStateChanged');
    await world.must('DELETE', `applications/${app}/subscription?eventSource=deviceState:${device}`);
  });

  it('leaves channels in Stasis when it drops, and loses what happens meanwhile', async () => {
    const channel = await world.thing('channel');
    const events = await world.app();
    events.close();
    await once(events.socket, 'close');
    await world.must('POST', `channels/${channel}/variable?variable=A&value=1`);
    const again = await world.listen(await world.thing('app'));
    await world.must('POST', `channels/${channel}/variable?variable=B&value=2`);
    await again.type('ChannelVarset');
    expect(again.events[0]).toMatchObject({ variable: 'B' });
  });

  it('closes with 1009 on a message that is too long', async () => {
    const events = await world.app();
    events.socket.send('x'.repeat(65_536));
    const [code] = (await once(events.socket, 'close')) as [number];
    expect(code).toBe(1009);
  });
});
