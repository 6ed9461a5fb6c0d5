import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, bySomebodyElse } from '../support/asterisk-call.js';

const LONG = 'sound:demo-congrats';

describeOnAsterisk('a sound that is played to a channel', () => {
  it('ends as finished when it was heard to its end', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play('sound:beep');
    expect(await playback.finished()).toMatchObject({
      outcome: 'finished',
      playback: { id: playback.id, state: 'done' },
    });
    expect(await playback.started()).toMatchObject({ outcome: 'started', playback: { state: 'playing' } });
    expect(await playback).toMatchObject({ id: playback.id, media_uri: 'sound:beep' });
  });

  it('ends once, after the last of several sounds', async () => {
    const channel = await answeredCall(await asteriskClient());
    const outcome = await channel.play(['sound:beep', 'sound:digits/1']).finished();
    expect(outcome).toMatchObject({ outcome: 'finished', playback: { media_uri: 'sound:digits/1' } });
  });

  it('ends as stopped when the pending playback is stopped', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play(LONG);
    await playback.started();
    await playback.stop();
    expect(await playback.finished()).toMatchObject({ outcome: 'stopped', playback: { state: 'done' } });
    await playback.stop();
  });

  it('ends as stopped when this client stops it through the playback of an event, or by its id', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const first = channel.play(LONG);
    const started = await first.started();
    if (started.outcome !== 'started') throw new Error(`it ended as ${started.outcome}`);
    await started.playback.stop();
    expect(await first.finished()).toMatchObject({ outcome: 'stopped' });
    const second = channel.play(LONG);
    await second.started();
    await client.playbacks.stop(second.id);
    expect(await second.finished()).toMatchObject({ outcome: 'stopped' });
  });

  it('ends as finished when somebody else stops it: Asterisk does not tell', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play(LONG);
    await playback.started();
    expect(await bySomebodyElse('DELETE', `playbacks/${playback.id}`)).toBe(204);
    expect(await playback.finished()).toMatchObject({ outcome: 'finished', playback: { state: 'done' } });
  });

  it('ends as failed when there is no such sound', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play('sound:there-is-no-such-sound');
    const outcome = await playback.finished();
    expect(outcome).toMatchObject({ outcome: 'failed', playback: { id: playback.id, state: 'failed' } });
  });
});
