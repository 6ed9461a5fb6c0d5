import { AriClient, type AriServer } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { ownAsterisk } from '../client/support/clients-of-a-test.js';
import { persistent, serverFor } from '../client/server/support/server-of-a-test.js';
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

/** Comes, hears of a device state and leaves, over and over. */
async function comeAndGo(newcomer: (round: number) => AriClient | AriServer, rounds = ROUNDS): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const one = newcomer(round);
    const changed = new Promise((resolve) => one.once('DeviceStateChanged', resolve));
    await one.connect();
    await changed;
    await one.close();
  }
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
    await comeAndGo((round) => new AriClient({ ...credentials, ...options, apps: `leaving-${round}` }));
    await stop();
    expect(await operator.applications.list()).toEqual([]);
    await operator.close();
  });

  // No such socket was seen to make it stand still, in 60 rounds with its subscriptions left as they are: Asterisk keeps
  // the application, and queues for whoever comes next what nobody has ended. `subscribe_all = yes` of ari.conf means
  // all but device states: only `subscriptions` have Asterisk send them.
  it('does not, where Asterisk has called a server, which leaves no subscription behind', async () => {
    const files = persistent();
    const clients = `${files['websocket_client.conf']}`.replace('reconnect_interval = 500', 'reconnect_interval = 50');
    const confExtra = { ...files, 'websocket_client.conf': clients };
    const { url, outboundPort: port } = await ownAsterisk({ confExtra });
    const operator = new AriClient({ url, username: 'ari', password: 'ari', events: false });
    const stop = changing(operator);
    await comeAndGo(() => serverFor({ port, subscriptions: ['deviceState:'] }), 20);
    await stop();
    expect(await operator.applications.list()).toMatchObject([{ device_names: [] }]);
    await operator.close();
  });
});
