import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { EventRecorder } from '../../contract/event-recorder.js';
import { send } from '../../contract/wire.js';

let asterisk: AsteriskSimulator;
let events: EventRecorder;

const address = () => ({ url: `${asterisk.url}/ari`, username: 'ari', password: asterisk.password });
const ask = (method: string, path: string) => send(address(), { method, path });

beforeEach(async () => {
  asterisk = await AsteriskSimulator.start({ races: { percent: 0 } });
  events = await EventRecorder.open(address(), 'hello');
});
afterEach(async () => {
  events.close();
  await asterisk.stop();
});

const closeCode = async (): Promise<number> => ((await once(events.socket, 'close')) as [number])[0];

describe('the event socket', () => {
  it('is dropped without a word, and calls go on', async () => {
    const caller = await asterisk.call({ from: '1001', app: 'hello' });
    await events.type('StasisStart');
    const code = closeCode();
    asterisk.faults.dropSockets('hello');
    expect(await code).toBe(1006);
    expect((await ask('GET', `channels/${caller.channelId}`)).status).toBe(200);
  });

  it('is closed with a code', async () => {
    const code = closeCode();
    asterisk.faults.closeSockets(1001);
    expect(await code).toBe(1001);
  });

  it('of another application is left alone', async () => {
    asterisk.faults.dropSockets('other');
    await ask('POST', 'events/user/Still?application=hello');
    expect(await events.type('ChannelUserevent')).toMatchObject({ eventname: 'Still' });
  });

  it('is half-open: connected, and nothing comes through', async () => {
    asterisk.faults.halfOpen('hello');
    await ask('POST', 'events/user/Lost?application=hello');
    const other = await EventRecorder.open(address(), 'other');
    await ask('POST', 'events/user/Seen?application=other');
    await other.type('ChannelUserevent');
    other.close();
    expect(events.events).toEqual([]);
    expect(events.socket.readyState).toBe(events.socket.OPEN);
  });

  it('of a slow reader is cut', async () => {
    asterisk.faults.cutSlowReaders(200_000);
    events.socket.pause();
    const closed = closeCode();
    const text = 'x'.repeat(30_000);
    for (let count = 0; count < 400 && (await ask('GET', 'applications/hello')).status === 200; count++) {
      await send(address(), {
        method: 'POST',
        path: 'events/user/Much?application=hello',
        body: { variables: { text } },
      });
    }
    events.socket.resume();
    expect(await closed).toBe(1006);
  });
});

describe('answers', () => {
  it('are held back until they are released, while events pass', async () => {
    const release = asterisk.faults.holdResponses({ method: 'POST', path: /^events\/user/ });
    let answered = false;
    const answer = ask('POST', 'events/user/First?application=hello').then(() => (answered = true));
    await events.type('ChannelUserevent');
    expect(answered).toBe(false);
    release();
    await answer;
  });

  it('are delayed', async () => {
    const before = Date.now();
    const end = asterisk.faults.delayResponses(80, { path: /ping/ });
    await ask('GET', 'asterisk/ping');
    expect(Date.now() - before).toBeGreaterThanOrEqual(78);
    end();
  });

  it('lose the race against their events in as many cases as is asked, the same ones for the same seed', async () => {
    const racing = await AsteriskSimulator.start({ races: { percent: 100, seed: 7 } });
    const there = { url: `${racing.url}/ari`, username: 'ari', password: 'ari' };
    const listener = await EventRecorder.open(there, 'race');
    const order: string[] = [];
    listener.socket.on('message', () => order.push('event'));
    await send(there, { method: 'POST', path: 'events/user/Race?application=race' }).then(() => order.push('answer'));
    listener.close();
    await racing.stop();
    expect(order).toEqual(['event', 'answer']);
  });

  it('are 503 while it boots', async () => {
    asterisk.faults.booting(true);
    expect(await ask('GET', 'asterisk/ping')).toMatchObject({ status: 503, body: { message: 'Asterisk not booted' } });
    asterisk.faults.booting(false);
    expect((await ask('GET', 'asterisk/ping')).status).toBe(200);
  });

  it('are 401 after the password was changed, and the open socket stays', async () => {
    const old = address();
    asterisk.faults.changePassword('other');
    expect((await send(old, { method: 'GET', path: 'asterisk/ping' })).status).toBe(401);
    expect((await ask('GET', 'asterisk/ping')).status).toBe(200);
    await ask('POST', 'events/user/Still?application=hello');
    await events.type('ChannelUserevent');
  });
});

describe('connections', () => {
  it('are refused and taken again, on the same port', async () => {
    const { port } = asterisk;
    await asterisk.faults.refuseConnections();
    await expect(ask('GET', 'asterisk/ping')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await asterisk.faults.acceptConnections();
    expect((await ask('GET', 'asterisk/ping')).status).toBe(200);
    expect(asterisk.port).toBe(port);
  });

  it('above the session limit are reset', async () => {
    asterisk.faults.sessionLimit(1);
    await expect(ask('GET', 'asterisk/ping')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

it('a restart forgets calls and applications, keeps phones, and shows in the start time', async () => {
  asterisk.phone('PJSIP/1002');
  const caller = await asterisk.call({ from: '1001', app: 'hello' });
  await events.type('StasisStart');
  const startup = async () =>
    ((await ask('GET', 'asterisk/info?only=status')).body as { status: { startup_time: string } }).status.startup_time;
  const before = await startup();
  const code = closeCode();
  await asterisk.faults.restart({ downMs: 5 });
  expect(await code).toBe(1006);
  expect((await ask('GET', `channels/${caller.channelId}`)).status).toBe(404);
  expect((await ask('GET', 'applications')).body).toEqual([]);
  expect((await ask('GET', 'endpoints/PJSIP/1002')).status).toBe(200);
  expect(await startup()).not.toBe(before);
});
