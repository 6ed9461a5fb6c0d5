import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { clientFor, ownAsterisk, stubFor } from '../support/clients-of-a-test.js';
import { nextStatus } from '../support/status-of-a-client.js';
import { eventually } from '../support/eventually.js';
import { errorsOf } from '../support/errors-of.js';

const LONG = process.env['SOAK'] === undefined ? 6 : 60;

describe('a server that is away', () => {
  /** The time itself is what is tested here. */
  async function absence(seconds: number): Promise<void> {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    const lost = nextStatus(client, 'reconnecting');
    const { port } = stub;
    await stub.stop();
    await lost;
    await after(seconds * 1_000);
    const back = nextStatus(client, 'connected');
    const again = await stubFor(undefined, { port });
    expect((await back).gapMs).toBeGreaterThanOrEqual(seconds * 1_000 - 50);
    await eventually(() => expect(again.events.open).toHaveLength(1));
    again.events.send({ type: 'ChannelHold', application: 'a' });
    await eventually(() => expect(client.counts.received).toBe(1));
    expect(again.events.handshakes).toHaveLength(1);
  }

  it(`3 s and ${LONG} s: exactly one socket afterwards`, { timeout: LONG * 1_000 + 20_000 }, async () => {
    await Promise.all([absence(3), absence(LONG)]);
  });
});

describeOnAsterisk('a real Asterisk that is away for 3 s', () => {
  it('is found again: one socket, subscriptions set again, events as before', async () => {
    const server = await ownAsterisk();
    const client = clientFor(server.url, { apps: 'back', subscriptions: ['deviceState:Stasis:lamp'] });
    const errors = errorsOf(client);
    const subscribed = () =>
      eventually(async () => {
        expect(await client.applications.get('back')).toMatchObject({ device_names: ['Stasis:lamp'] });
      });
    await client.connect();
    await subscribed();
    const lost = nextStatus(client, 'reconnecting');
    await server.kill();
    await lost;
    await after(3_000);
    const back = nextStatus(client, 'connected');
    await server.restart();
    expect((await back).gapMs).toBeGreaterThan(3_000);
    await subscribed();
    const lamps: string[] = [];
    client.on('DeviceStateChanged', ({ device_state }) => void lamps.push(device_state.state));
    await client.deviceStates.update('Stasis:lamp', { deviceState: 'INUSE' });
    await client.deviceStates.update('Stasis:lamp', { deviceState: 'NOT_INUSE' });
    await eventually(() => expect(lamps).toEqual(['INUSE', 'NOT_INUSE']));
    // A second socket of the same application would have replaced the first.
    expect(errors).toEqual([]);
  });
});
