import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';
import { CuttableLine } from '../support/cuttable-line.js';

describeOnAsterisk('a sound whose end nobody heard', () => {
  it('ends as lost when it ended while the event socket was away', async () => {
    const line = await CuttableLine.to(requireAsterisk().httpPort);
    onTestFinished(() => line.end());
    const observer = await asteriskClient();
    const client = await asteriskClient({ url: line.url, reconnect: { first: 10, most: 50 } });
    const channel = await answeredCall(client);
    const playback = channel.play('sound:demo-congrats');
    await playback.started();
    line.cut();
    await observer.playbacks.stop(playback.id);
    line.mend();
    expect(await playback.finished()).toEqual({ outcome: 'lost' });
  });

  it('goes on after a gap that it outlives', async () => {
    const line = await CuttableLine.to(requireAsterisk().httpPort);
    onTestFinished(() => line.end());
    const client = await asteriskClient({ url: line.url, reconnect: { first: 10, most: 50 } });
    const channel = await answeredCall(client);
    const playback = channel.play('sound:demo-congrats');
    await Promise.all([playback, playback.started()]);
    const resynced = new Promise((resolve) => client.resyncs.subscribe(resolve));
    line.cut();
    line.mend();
    await resynced;
    await playback.stop();
    expect(await playback.finished()).toMatchObject({ outcome: 'stopped' });
  });

  it('ends as lost when the client is closed', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const playback = channel.play('sound:demo-congrats');
    await playback.started();
    const finished = playback.finished();
    await client.close();
    expect(await finished).toEqual({ outcome: 'lost' });
    expect(await playback.finished()).toEqual({ outcome: 'lost' });
  });
});
