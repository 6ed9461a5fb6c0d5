import { expect, it } from 'vitest';
import { connectedClient } from '../client/support/call-of-a-test.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';

describeOnAsterisk('an unsubscribe', () => {
  it('reaches Asterisk: the application hears of that source no more', async () => {
    const { client, app } = await connectedClient();
    const lamp = `Stasis:${app}`;
    const source = { eventSource: `deviceState:${lamp}` };
    const states: string[] = [];
    client.on('DeviceStateChanged', ({ device_state }) => void states.push(device_state.state));
    const marker = (): Promise<unknown> => new Promise((resolve) => client.once('ChannelUserevent', resolve));
    await client.applications.subscribe(app, source);
    const first = new Promise((resolve) => client.once('DeviceStateChanged', resolve));
    await client.deviceStates.update(lamp, { deviceState: 'INUSE' });
    await first;
    await client.applications.unsubscribe(app, source);
    expect((await client.applications.get(app)).device_names).toEqual([]);
    await client.deviceStates.update(lamp, { deviceState: 'BUSY' });
    const marked = marker();
    await client.events.userEvent('Marker', { application: app });
    await marked;
    expect(states).toEqual(['INUSE']);
    await client.deviceStates.delete(lamp);
  });

  it('of a listener ends it at once', async () => {
    const { client, app } = await connectedClient();
    let heard = 0;
    const subscription = client.on('ChannelUserevent', () => void (heard += 1));
    subscription.unsubscribe();
    const marked = new Promise((resolve) => client.once('ChannelUserevent', resolve));
    await client.events.userEvent('Marker', { application: app });
    await marked;
    expect(heard).toBe(0);
  });
});
