import type { GatewayLimits } from 'nestjs-ari/gateway';
import { AriGateway } from 'nestjs-ari/gateway';
import { DetailAction, ResourceBinding } from 'nestjs-ari/resources';
import { describe, expect, it, vi } from 'vitest';
import { QUESTIONS, QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, type StartedGateway } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

const started = (limits: Partial<GatewayLimits>): Promise<StartedGateway> => startGateway({ options: { limits } });

@ResourceBinding({ stream: 'slow' })
class SlowBinding {
  @DetailAction()
  wait(): Promise<never> {
    return new Promise(() => {});
  }
}

describe('a socket', () => {
  it('ends with 1009 at a frame that is too long, and no other does', async () => {
    const { url } = await started({});
    const [ws, other] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'ada')];
    const frame = (length: number): string => {
      const empty = JSON.stringify({ stream: 'questions', payload: { action: 'list', data: { search: '' } } });
      return empty.replace('""', `"${'x'.repeat(length - empty.length)}"`);
    };
    ws.send(frame(65_536));
    expect((await ws.heard(1))[0]).toMatchObject({ payload: { response_status: 400 } });
    ws.send(frame(65_537));
    expect(await ws.closed).toMatchObject({ code: 1009 });
    expect(await other.ask('questions', 'list')).toMatchObject({ response_status: 200 });
  });

  it('ends with 1007 at bytes that are no UTF-8', async () => {
    const { url } = await started({});
    const ws = await GatewaySocket.open(url, 'ada');
    ws.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    expect(await ws.closed).toMatchObject({ code: 1007 });
  });

  it('is answered with 429 for more frames than it may send, and served again later', async () => {
    const { url } = await started({ framesPerSecond: 20, burst: 5 });
    const ws = await GatewaySocket.open(url, 'ada');
    const ids = Array.from({ length: 30 }, (_, index) => index);
    for (const request_id of ids) ws.send({ stream: 'questions', payload: { action: 'list', request_id } });
    await ws.heard(30);
    expect(ws.replies.map(({ payload }) => payload.request_id).sort((a, b) => Number(a) - Number(b))).toEqual(ids);
    const refused = ws.replies.filter(({ payload }) => payload.response_status === 429);
    expect(refused.length).toBeGreaterThan(15);
    expect(refused[0]).toMatchObject({
      stream: 'questions',
      payload: { action: 'list', errors: ['Too many requests'] },
    });
    await vi.waitFor(async () => expect(await ws.ask('questions', 'list')).toMatchObject({ response_status: 200 }), {
      timeout: 45_000,
      interval: 100,
    });
  });

  it('is answered with 429 for more requests at once, and more subscriptions, than it may have', async () => {
    const { url } = await startGateway({
      providers: [...QUESTIONS, SlowBinding],
      options: { limits: { inFlight: 3, subscriptions: 2 } },
    });
    const ws = await GatewaySocket.open(url, 'ada');
    const subscribe = (): Promise<object> => ws.ask('questions', 'subscribe', { data: { action: 'create' } });
    expect(await subscribe()).toMatchObject({ response_status: 200 });
    expect(await subscribe()).toMatchObject({ response_status: 200 });
    expect(await subscribe()).toMatchObject({ response_status: 429, errors: ['Too many subscriptions.'] });
    await ws.ask('questions', 'unsubscribe', { data: { request_id: 'request 1' } });
    expect(await subscribe()).toMatchObject({ response_status: 200 });
    for (const pk of [1, 2, 3]) ws.send({ stream: 'slow', payload: { action: 'wait', pk } });
    expect(await ws.ask('questions', 'list')).toMatchObject({ response_status: 429 });
  });

  it('more than a user may have is ended with 4429', async () => {
    const { app, url } = await started({ socketsPerUser: 2 });
    const first = await GatewaySocket.open(url, 'ada');
    await GatewaySocket.open(url, 'ada');
    expect(await (await GatewaySocket.open(url, 'ada')).closed).toMatchObject({ code: 4429 });
    await (await GatewaySocket.open(url, 'bob')).ask('questions', 'list');
    first.socket.terminate();
    await eventually(() => expect(app.get(AriGateway).sockets).toBe(2));
    expect(await (await GatewaySocket.open(url, 'ada')).ask('questions', 'list')).toMatchObject({
      response_status: 200,
    });
  });

  it('that does not read is ended with a reason, and the others hear everything meanwhile', async () => {
    const { app, url } = await started({ bufferedBytes: 100_000 });
    const store = app.get(QuestionsStore);
    const [stalled, reader] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
    for (const ws of [stalled, reader]) await ws.ask('questions', 'subscribe', { data: { action: 'create' } });
    stalled.socket.pause();
    const question_text = 'x'.repeat(10_000);
    let created = 0;
    // The machine keeps some megabytes for a reader before the gateway sees that it does not read.
    while (app.get(AriGateway).sockets === 2 && created < 5_000) {
      for (let count = 0; count < 5; count += 1)
        await store.create({ id: `${(created += 1)}`, question_text, votes: 0 });
      await reader.heard(1 + created);
    }
    stalled.socket.resume();
    expect(await stalled.closed).toMatchObject({ code: 4008, reason: expect.stringContaining('too slow') });
    expect(created).toBeLessThan(5_000);
    expect(reader.pushes.map(({ pk }) => pk)).toEqual(Array.from({ length: created }, (_, index) => `${index + 1}`));
    expect(await reader.ask('questions', 'list', { data: { limit: 1 } })).toMatchObject({ response_status: 200 });
  });

  it('that is dead is noticed', async () => {
    const { app, url } = await started({ heartbeat: 30 });
    const [dead, alive] = [
      await GatewaySocket.open(url, 'ada', { autoPong: false }),
      await GatewaySocket.open(url, 'bob'),
    ];
    expect(await dead.closed).toMatchObject({ code: 1006 });
    expect(await alive.ask('questions', 'list')).toMatchObject({ response_status: 200 });
    expect(app.get(AriGateway).sockets).toBe(1);
  });

  it('is ended with 1001 when the application shuts down', async () => {
    const { app, url } = await started({});
    const ws = await GatewaySocket.open(url, 'ada');
    await app.close();
    expect(await ws.closed).toEqual({ code: 1001, reason: 'going away' });
  });
});
