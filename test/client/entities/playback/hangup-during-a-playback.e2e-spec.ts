import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, dialplanCaller } from '../support/asterisk-call.js';

const LONG = 'sound:demo-congrats';

describeOnAsterisk('a sound whose channel hangs up', () => {
  it('ends as hangup when this client hangs up', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play(LONG);
    await playback.started();
    await channel.hangup();
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup', playback: { state: 'failed' } });
  });

  it('ends as hangup when the far end does', async () => {
    const client = await asteriskClient();
    const { channel, farId } = await dialplanCaller(client);
    const playback = channel.play(LONG);
    await playback.started();
    await client.channels.hangup(farId);
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup' });
  });

  it('ends as hangup while it waits for another one to end', async () => {
    const channel = await answeredCall(await asteriskClient());
    await channel.play(LONG).started();
    const queued = channel.play('sound:beep');
    await queued;
    await channel.hangup();
    expect(await queued.finished()).toMatchObject({ outcome: 'hangup' });
  });

  it('ends as hangup when it is of an unknown kind, which Asterisk never reports as finished', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play('bogus:media');
    await playback.started();
    await channel.hangup();
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup', playback: { state: 'playing' } });
  });

  it('ends as hangup on a bridge whose last channel leaves', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const bridge = await client.bridges.create();
    await bridge.addChannel(channel);
    const playback = bridge.play(LONG);
    await playback.started();
    await channel.hangup();
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup' });
    await bridge.destroy();
  });
});
