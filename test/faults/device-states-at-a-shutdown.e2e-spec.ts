import { AriClient } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { ownAsterisk } from '../client/support/clients-of-a-test.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';

const ROUNDS = 60;

/** Changes two device states as fast as Asterisk takes it, until told to stop. */
function changing(operator: AriClient): () => Promise<void> {
  let stopped = false;
  const change = async (name: string): Promise<void> => {
    for (let turn = 0; !stopped; turn += 1) {
      await operator.deviceStates.update(name, { deviceState: turn % 2 === 0 ? 'BUSY' : 'NOT_INUSE' });
    }
  };
  const changes = [change('Stasis:left'), change('Stasis:right')];
  return async () => {
    stopped = true;
    await Promise.all(changes);
  };
}

/** Asterisk itself stands still when a socket closes while a device state is delivered to it: within about 10 rounds. */
describeOnAsterisk('a shutdown while device states change', { timeout: 60_000 }, () => {
  it.each([
    { of: 'an application with subscribeAll', options: { subscribeAll: true } },
    { of: 'an application that is subscribed to device states', options: { subscriptions: ['deviceState:'] } },
  ])('does not make Asterisk stand still: $of', async ({ options }) => {
    const { url } = await ownAsterisk();
    const credentials = { url, username: 'ari', password: 'ari' };
    const operator = new AriClient({ ...credentials, events: false });
    const stop = changing(operator);
    for (let round = 0; round < ROUNDS; round += 1) {
      const client = new AriClient({ ...credentials, ...options, apps: `leaving-${round}` });
      const changed = new Promise((resolve) => client.once('DeviceStateChanged', resolve));
      await client.connect();
      await changed;
      await client.close();
    }
    await stop();
    expect(await operator.applications.list()).toEqual([]);
    await operator.close();
  });
});
