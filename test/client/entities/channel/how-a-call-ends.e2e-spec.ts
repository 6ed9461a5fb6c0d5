import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, dialplanCaller, bySomebodyElse } from '../support/asterisk-call.js';

describeOnAsterisk('the end of a call', () => {
  it('is a hangup with the cause of ChannelDestroyed where the client originated the channel', async () => {
    const channel = await answeredCall(await asteriskClient());
    const ended = channel.ended();
    await channel.hangup({ reason: 'busy' });
    expect(await ended).toMatchObject({ outcome: 'hangup', cause: 17, causeText: 'User busy' });
  });

  it('is a hangup with the cause of the request where a caller from the dialplan hung up', async () => {
    const client = await asteriskClient();
    const { channel, farId } = await dialplanCaller(client);
    const ended = channel.ended();
    await client.channels.hangup(farId, { reason: 'busy' });
    expect(await ended).toMatchObject({ outcome: 'hangup', cause: 17, channel: { id: channel.id } });
  });

  it('is a hangup without a cause where we hung up on a caller from the dialplan: the request says 32', async () => {
    const { channel } = await dialplanCaller(await asteriskClient());
    const ended = channel.ended();
    await channel.hangup();
    const end = await ended;
    expect(end).toMatchObject({ outcome: 'hangup' });
    expect(end).toHaveProperty('channel.id', channel.id);
    expect(end).not.toHaveProperty('cause');
  });

  it('is a hangup with the exact cause with `exactCause`, at the price of one command a call', async () => {
    const client = await asteriskClient({ exactCause: true });
    const { channel } = await dialplanCaller(client);
    const ended = channel.ended();
    await channel.hangup({ reason: 'busy' });
    expect(await ended).toMatchObject({ outcome: 'hangup', cause: 17, causeText: 'User busy' });
    const [app = ''] = client.apps;
    expect((await client.applications.get(app)).channel_ids).not.toContain(channel.id);
  });

  it('is a hangup for a snoop channel, of which Asterisk tells nothing but that it has left', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const [app = ''] = client.apps;
    const snoop = channel.snoop(app, { spy: 'in' });
    expect(await snoop.entered()).toMatchObject({ outcome: 'event' });
    const ended = snoop.ended();
    await channel.hangup();
    expect(await ended).toMatchObject({ outcome: 'hangup', channel: { id: snoop.id } });
  });

  it('is known to every snapshot of the channel afterwards', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/answer@default');
    const entered = await call.entered();
    if (entered.outcome !== 'event') throw new Error(`it ended as ${entered.outcome}`);
    const read = await client.channels.get(call.id);
    await (await call).hangup();
    const end = await call.ended();
    expect(end).toMatchObject({ outcome: 'hangup', cause: 16 });
    expect(await entered.event.channel.ended()).toBe(end);
    expect(await (await call).ended()).toBe(end);
    expect(await read.ended()).toBe(end);
    expect(await read.nextDigit()).toBe(end);
  });

  it('is a hangup without a cause for a snapshot of a call that was over before anybody followed it', async () => {
    const client = await asteriskClient();
    // Before the call, which does not wait for a busy machine.
    const other = await asteriskClient();
    const stranger = await client.channels.originate({
      endpoint: 'Local/answer@default',
      context: 'default',
      extension: 'after',
    });
    const seen = await other.channels.get(stranger.id);
    await other.channels.hangup(stranger.id);
    // The answer to the hang-up may come before the channel is gone.
    await expect.poll(() => bySomebodyElse('GET', `channels/${stranger.id}`)).toBe(404);
    const end = await seen.ended();
    expect(end).toMatchObject({ outcome: 'hangup', channel: { id: stranger.id } });
    expect(end).not.toHaveProperty('cause');
  });
});
