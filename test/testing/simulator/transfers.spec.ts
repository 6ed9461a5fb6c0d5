import { AriClient, type BridgeAttendedTransfer } from 'nestjs-ari';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { beforeEach, describe, expect, it } from 'vitest';

// What an attended transfer looks like from outside is held to a real server in test/contract; here is what only the simulator has.
describe('an attended transfer of a virtual phone', () => {
  let asterisk: AsteriskSimulator;
  let client: AriClient;
  let clients: AriClient[];

  beforeEach(async () => {
    asterisk = await AsteriskSimulator.start();
    clients = [];
    client = await connected('desk');
    return async () => {
      await Promise.all(clients.map((one) => one.close()));
      await asterisk.stop();
    };
  });

  async function connected(app: string): Promise<AriClient> {
    const { url, username, password } = asterisk;
    const one = new AriClient({ url, username, password, apps: app });
    clients.push(one);
    await one.connect();
    return one;
  }

  async function call(from: string): Promise<PhoneCall> {
    const phone = await asterisk.call({ from, app: 'desk', channelId: `${from}-${Math.random()}` });
    await (await client.channels.get(phone.channelId)).answer();
    return phone;
  }

  /** Two calls of the phone 1001, each with somebody else in a bridge. */
  async function consultation(): Promise<[first: PhoneCall, second: PhoneCall]> {
    const [first, party, second, asked] = [await call('1001'), await call('2'), await call('1001'), await call('3')];
    for (const [one, other] of [
      [first, party],
      [second, asked],
    ] as const) {
      const bridge = await client.bridges.create({ type: 'mixing' });
      await bridge.addChannel([one.channelId, other.channelId]);
    }
    return [first, second];
  }

  it('ends the second call, and leaves the first one to the phone', async () => {
    const [first, second] = await consultation();
    expect(await first.connectWith(second)).toBe(200);
    expect(await second.ended()).toEqual({ cause: 16 });
    expect(first.over).toBe(false);
  });

  it('is told once to whoever watches both bridges', async () => {
    const other = await connected('watcher');
    const [first, second] = await consultation();
    const told: BridgeAttendedTransfer[] = [];
    for (const one of [client, other]) one.on('BridgeAttendedTransfer', (event) => void told.push(event));
    for (const bridge of await client.bridges.list()) {
      await other.applications.subscribe('watcher', { eventSource: `bridge:${bridge.id}` });
    }
    await first.connectWith(second);
    await asterisk.settled();
    await Promise.all([client.idle(), other.idle()]);
    expect(told.map(({ application }) => application).toSorted()).toEqual(['desk', 'watcher']);
  });

  it('rejects where one of the calls is in no bridge: that is not simulated', async () => {
    const [first, second] = [await call('1001'), await call('1001')];
    await expect(first.connectWith(second)).rejects.toThrow(
      'The simulator carries out an attended transfer only where both calls of the telephone are in bridges',
    );
  });

  it('rejects when the other call is over', async () => {
    const [first, second] = await consultation();
    await second.hangup();
    await second.ended();
    await expect(first.connectWith(second)).rejects.toThrow('Cannot be connected: the call is over');
  });
});
