import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';
import { recorder } from '../support/outcomes.js';

describeOnAsterisk('a sound and a recording on a bridge, for a client that subscribed to everything', () => {
  it('are reported twice to handlers and settle their waits once', async () => {
    const client = await asteriskClient({ subscribeAll: true });
    const channel = await answeredCall(client, 'tone');
    const bridge = await client.bridges.create();
    await bridge.addChannel(channel);
    const events = recorder<string>();
    const playback = bridge.play('sound:beep');
    client.onPlaybackEvent('PlaybackFinished', ({ id }) => id === playback.id && events.record('playback'));
    const settled = recorder<string>();
    void playback.finished().then(({ outcome }) => settled.record(outcome));
    expect(await playback.finished()).toMatchObject({ outcome: 'finished' });

    const recording = bridge.record({ name: `of-${bridge.id}` });
    client.onRecordingEvent('RecordingFinished', ({ name }) => name === recording.name && events.record('recording'));
    expect(await recording.started()).toMatchObject({ outcome: 'started' });
    await recording.stop();
    expect(await recording.finished()).toMatchObject({ outcome: 'finished', recording: { state: 'done' } });
    // By the end of the bridge the second report of each has come.
    const destroyed = new Promise((resolve) => bridge.once('BridgeDestroyed', resolve));
    await bridge.destroy();
    await destroyed;
    expect(events.seen).toEqual(['playback', 'playback', 'recording', 'recording']);
    expect(settled.seen).toEqual(['finished']);
    await client.recordings.deleteStored(recording.name);
  });
});
