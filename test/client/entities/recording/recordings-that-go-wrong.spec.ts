import { describe, expect, it } from 'vitest';
import { NOT_FOUND } from '../support/exchange-stub.js';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { recordingEvent, wireEvent, wireRecording } from '../support/wire-events.js';

const accepted = { status: 201, body: wireRecording('r1', 'queued') };

// A stub: the real server fails a recording at once (how-a-recording-ends.e2e-spec.ts) and not once it has begun, which
// takes a full disk, and it repeats the end of one within a millisecond.
describe('a recording', () => {
  it('ends as failed when Asterisk cannot write any more', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => accepted;
    const recording = channel.record({ name: 'r1' });
    stub.send(recordingEvent('RecordingStarted', 'r1', 'recording'), recordingEvent('RecordingFailed', 'r1', 'failed'));
    expect(await recording.finished()).toMatchObject({ outcome: 'failed', recording: { state: 'failed' } });
  });

  it.each([
    ['a channel in an invisible bridge', 'channel:c1', 'Cannot record channel while in bridge', true],
    ['a channel that hung up', 'channel:c1', 'Channel hung up', false],
    ['a channel, without a word', 'channel:c1', undefined, false],
    ['a bridge, by the same words', 'bridge:b1', 'Cannot record channel while in bridge', false],
    ['a bridge', 'bridge:b1', 'Unable to open file', false],
  ])(
    'has advice where a known fault of Asterisk is the cause, and there alone: %s',
    async (_of, target, cause, known) => {
      const [client, stub] = await stubbedClient();
      const channel = await callIn(client, stub);
      stub.answer = () => accepted;
      const recording = channel.record({ name: 'r1' });
      await recording;
      const failed = { ...wireRecording('r1', 'failed'), target_uri: target, ...(cause !== undefined && { cause }) };
      stub.send(wireEvent('RecordingFailed', { recording: failed }));
      const end = await recording.finished();
      expect(end).toMatchObject({ outcome: 'failed' });
      expect('advice' in end).toBe(known);
    },
  );

  it('ends as failed when that is told before the command is answered', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      stub.answer = ({ method }) => {
        if (method !== 'POST') return NOT_FOUND;
        resolve();
        return new Promise((reply) => {
          answer = () => reply(accepted);
        });
      };
    });
    const recording = channel.record({ name: 'r1' });
    await asked;
    stub.send(recordingEvent('RecordingFailed', 'r1', 'failed'));
    await delivered(client, stub);
    answer();
    expect(await recording.finished()).toMatchObject({ outcome: 'failed', recording: { state: 'failed' } });
  });

  it('is not ended by the second report of the end of an earlier one of its name', async () => {
    const [client, stub] = await stubbedClient({ subscribeAll: true });
    const channel = await callIn(client, stub);
    stub.answer = () => accepted;
    const first = channel.record({ name: 'r1', ifExists: 'overwrite' });
    await first;
    stub.send(recordingEvent('RecordingStarted', 'r1', 'recording'), recordingEvent('RecordingFinished', 'r1', 'done'));
    expect(await first.finished()).toMatchObject({ outcome: 'finished' });
    let answer = (): void => {};
    const held = new Promise<typeof accepted>((resolve) => {
      answer = () => resolve(accepted);
    });
    stub.answer = () => held;
    const second = channel.record({ name: 'r1', ifExists: 'overwrite' });
    stub.send(recordingEvent('RecordingFinished', 'r1', 'done'));
    await delivered(client, stub);
    answer();
    await second;
    expect(await second.finished({ timeout: 0 })).toEqual({ outcome: 'timeout' });
    stub.send(recordingEvent('RecordingStarted', 'r1', 'recording'));
    expect(await second.started()).toMatchObject({ outcome: 'started' });
    stub.send(recordingEvent('RecordingFinished', 'r1', 'done'));
    expect(await second.finished()).toMatchObject({ outcome: 'finished' });
  });

  it('that was refused for its name leaves the other one of that name alone', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => ({ status: 409, body: { message: 'in use' } });
    const recording = channel.record({ name: 'r1' });
    await Promise.all([recording.stop(), recording.cancel()]);
    expect(stub.commands.filter(({ path }) => path.startsWith('recordings/'))).toEqual([]);
  });

  it('is lost when it ended while the event socket was away', async () => {
    const [client, stub] = await stubbedClient({ reconnect: { first: 1, most: 1 } });
    const channel = await callIn(client, stub);
    stub.answer = ({ method }) => (method === 'POST' ? accepted : NOT_FOUND);
    const recording = channel.record({ name: 'r1' });
    await recording;
    stub.cut();
    expect(await recording.finished()).toEqual({ outcome: 'lost' });
  });
});
