import { lastValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';

describeOnAsterisk('waiting until a bridge has emptied', () => {
  it('ends when the last of several channels leaves', async () => {
    const client = await asteriskClient();
    const [first, second] = await Promise.all([answeredCall(client), answeredCall(client)]);
    const bridge = await client.bridges.create();
    await bridge.addChannel([first, second]);
    const emptied = bridge.emptied();
    await first.hangup();
    expect(await bridge.emptied({ timeout: 100 })).toEqual({ outcome: 'timeout' });
    await bridge.removeChannel(second);
    expect(await emptied).toMatchObject({ outcome: 'emptied', bridge: { id: bridge.id, channels: [] } });
    await bridge.destroy();
  });

  it('is not held up by the channel with which Asterisk itself records the bridge', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const bridge = await client.bridges.create();
    await bridge.addChannel(channel);
    const recording = bridge.record();
    await recording.started();
    const emptied = bridge.emptied();
    await channel.hangup();
    expect(await emptied).toMatchObject({ outcome: 'emptied', bridge: { id: bridge.id } });
    await recording.cancel();
    await bridge.destroy();
  });

  it('ends when the bridge is destroyed, whose channels leave it first', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const bridge = await client.bridges.create();
    const entered = new Promise((resolve) => bridge.once('ChannelEnteredBridge', resolve));
    await bridge.addChannel(channel);
    await entered;
    const emptied = bridge.emptied();
    await bridge.destroy();
    expect(await emptied).toMatchObject({ outcome: 'emptied' });
  });

  it('ends when a bridge without channels is destroyed', async () => {
    const client = await asteriskClient();
    const bridge = await client.bridges.create();
    const emptied = bridge.emptied();
    await bridge.destroy();
    expect(await emptied).toMatchObject({ outcome: 'destroyed', bridge: { id: bridge.id, channels: [] } });
  });

  it('is over, like everything that listens to the bridge, though Asterisk tells nobody of one that was never entered', async () => {
    const client = await asteriskClient();
    const bridge = await client.bridges.create();
    const heard = lastValueFrom(bridge.observe('ChannelEnteredBridge'), { defaultValue: 'over' });
    await bridge.destroy();
    expect(await heard).toBe('over');
  });

  it('is lost when the client is closed', async () => {
    const client = await asteriskClient();
    const bridge = await client.bridges.create();
    const emptied = bridge.emptied();
    await client.close();
    expect(await emptied).toEqual({ outcome: 'lost' });
    expect(await bridge.emptied()).toEqual({ outcome: 'lost' });
  });
});
