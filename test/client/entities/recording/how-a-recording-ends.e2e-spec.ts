import { expect, it, onTestFinished } from 'vitest';
import { AriNotFoundException, AriUnprocessableException } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, unique } from '../support/asterisk-call.js';
import { failureOf } from '../support/outcomes.js';

describeOnAsterisk('a recording of a channel', () => {
  it('ends as finished when it is stopped, and is stored', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const recording = channel.record({ name: unique('stopped') });
    expect(await recording.started()).toMatchObject({ outcome: 'started', recording: { state: 'recording' } });
    await recording.stop();
    expect(await recording.finished()).toMatchObject({ outcome: 'finished', recording: { name: recording.name } });
    await recording.stop();
    const stored = await client.recordings.getStored(recording.name);
    expect((await stored.file()).subarray(0, 4).toString()).toBe('RIFF');
    await client.recordings.deleteStored(recording.name);
  });

  it('ends as finished when the caller hangs up', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const recording = channel.record();
    await recording.started();
    await channel.hangup();
    expect(await recording.finished()).toMatchObject({ outcome: 'finished' });
    await client.recordings.deleteStored(recording.name);
  });

  it('ends as cancelled when this client throws it away, and is not stored', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const recording = channel.record();
    await recording.started();
    await recording.cancel();
    expect(await recording.finished()).toMatchObject({ outcome: 'cancelled' });
    expect(await failureOf(client.recordings.getStored(recording.name))).toBeInstanceOf(AriNotFoundException);
    await recording.cancel();
  });

  // Asterisk accepts it, and finds then that it cannot: a bridge can be recorded, a channel in a bridge cannot.
  it('ends as failed when the channel is in a bridge', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const bridge = await client.bridges.create({ type: 'mixing' });
    onTestFinished(() => bridge.destroy());
    const entered = channel.until('ChannelEnteredBridge');
    await bridge.addChannel(channel);
    await entered;
    const recording = channel.record();
    expect(await recording.started()).toMatchObject({ outcome: 'failed' });
    expect(await recording.finished()).toMatchObject({ outcome: 'failed', recording: { state: 'failed' } });
    expect(await failureOf(client.recordings.getStored(recording.name))).toBeInstanceOf(AriNotFoundException);
  });

  // A fault of Asterisk: the channel is still in the bridge of its dialling, which no list shows.
  it('of a channel that was made and dialled ends as failed, with advice that works', async () => {
    const client = await asteriskClient();
    const channel = await client.channels.create({ endpoint: 'Local/tone@default', app: client.apps[0] ?? '' });
    onTestFinished(() => channel.hangup().catch(() => {}));
    await channel.dial({ timeout: 10 }).answered();
    const refused = await channel.record().finished();
    expect(refused).toMatchObject({ outcome: 'failed', recording: { cause: 'Cannot record channel while in bridge' } });
    expect(refused.outcome === 'failed' && refused.advice).toMatch(
      /^A fault of Asterisk before 22\.11\.0 and 23\.5\.0 .*put the channel into a bridge and take it out again/,
    );
    const bridge = await client.bridges.create({ type: 'holding' });
    onTestFinished(() => bridge.destroy());
    const left = channel.until('ChannelLeftBridge');
    await bridge.addChannel(channel);
    await bridge.removeChannel(channel);
    await left;
    const recording = channel.record();
    await recording.started();
    await recording.stop();
    expect(await recording.finished()).toMatchObject({ outcome: 'finished' });
    await client.recordings.deleteStored(recording.name);
  });

  it('is refused in a format that Asterisk does not know', async () => {
    const channel = await answeredCall(await asteriskClient(), 'tone');
    const recording = channel.record({ format: 'nope' });
    expect(await failureOf(recording.finished())).toBeInstanceOf(AriUnprocessableException);
  });

  it('is waited for no longer than the wait says, and lost when the client is closed', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const recording = channel.record();
    await recording.started();
    expect(await recording.finished({ timeout: 20 })).toEqual({ outcome: 'timeout' });
    const finished = recording.finished();
    await client.close();
    expect(await finished).toEqual({ outcome: 'lost' });
  });
});
