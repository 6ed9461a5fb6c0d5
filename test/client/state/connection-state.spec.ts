import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { nextStatus } from '../support/status-of-a-client.js';
import { eventually } from '../support/eventually.js';
import { stoodStill } from '../lag/support/stood-still.js';

const HOLD = { type: 'ChannelHold', application: 'a' };

describe('the state of a client', () => {
  it('is told before anything was opened', async () => {
    const { url } = await stubFor();
    const before = Date.now();
    const { state } = clientFor(url, { apps: ['a', 'b'], name: 'berlin' });
    expect(state).toEqual({
      name: 'berlin',
      status: 'idle',
      since: expect.any(Date),
      apps: ['a', 'b'],
      reconnects: 0,
      inFlight: 0,
      lag: { latestMs: 0, worstMs: 0 },
      events: { received: 0, unheard: 0, malformed: 0 },
    });
    expect(state.since.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('counts what was lost and came back, and says since when and why', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 1 } });
    await client.connect();
    const first = client.state;
    expect(first).toMatchObject({ status: 'connected', reconnects: 0 });
    for (const reconnects of [1, 2]) {
      const [lost, back] = [nextStatus(client, 'reconnecting'), nextStatus(client, 'connected')];
      stub.events.cut();
      await lost;
      expect(client.state).toMatchObject({
        status: 'reconnecting',
        reason: expect.stringMatching(/^closed with 1006/),
      });
      await back;
      expect(client.state).toMatchObject({ status: 'connected', reconnects });
    }
    expect(client.state.reason).toBeUndefined();
    expect(client.state.since.getTime()).toBeGreaterThanOrEqual(first.since.getTime());
    await client.close();
    expect(client.state).toMatchObject({ status: 'closed', reconnects: 2 });
  });

  it('counts events, those that nobody hears too, and tells when the last one came', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    expect(client.state.lastEventAt).toBeUndefined();
    const before = Date.now();
    for (const frame of [HOLD, 'no JSON']) stub.events.send(frame);
    await eventually(() => expect(client.state.events).toEqual({ received: 2, unheard: 1, malformed: 1 }));
    expect(client.state.lastEventAt?.getTime()).toBeGreaterThanOrEqual(before);
  });

  it.each(['http', 'websocket'] as const)(
    'counts commands over %s until they are answered or have failed',
    async (transport) => {
      const held: ServerResponse[] = [];
      const stub = await stubFor((_, response) => held.push(response));
      const client = clientFor(stub.url, { apps: 'a', transport });
      const commands = [client.channels.list(), client.bridges.list()].map((command) => failureOf(command));
      expect(client.state.inFlight).toBe(2);
      await client.close();
      await Promise.all(commands);
      expect(client.state.inFlight).toBe(0);
    },
  );

  it('tells the lag of the event loop: now, and at worst', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    stoodStill(120);
    expect(client.state.lag.worstMs).toBeGreaterThanOrEqual(120);
    await eventually(() => expect(client.state.lag.latestMs).toBeLessThan(50));
    expect(client.state.lag.worstMs).toBeGreaterThanOrEqual(120);
  });

  it('is a copy, and can be written down without a secret', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a', password: 'ariari-hush' });
    const { state } = client;
    await client.connect();
    expect(state.status).toBe('idle');
    expect(JSON.stringify(client.state) + inspect(client.state)).not.toContain('hush');
  });
});
