import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { AriNotFoundException, type AriClient, type StoredRecording } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { answeredChannel, connectedClient, unique } from '../support/call-of-a-test.js';
import { failureOf } from '../support/clients-of-a-test.js';

/** A second or so of a tone. */
async function recordedTone(client: AriClient, app: string): Promise<StoredRecording> {
  const { id } = await answeredChannel(client, app, 'tone');
  const name = unique('folder/tone 1+');
  const finished = new Promise((resolve) => client.once('RecordingFinished', resolve));
  await client.channels.record(id, { name, format: 'wav', maxDurationSeconds: 1 });
  await finished;
  return client.recordings.getStored(name);
}

describeOnAsterisk('a stored recording', () => {
  it('comes as a Buffer and as a stream, of the same bytes', async () => {
    const { client, app } = await connectedClient();
    const recording = await recordedTone(client, app);
    const whole = await recording.file();
    expect(Buffer.isBuffer(whole)).toBe(true);
    expect(whole.subarray(0, 4).toString('ascii')).toBe('RIFF');
    // A file without sound has a head of 44 bytes.
    expect(whole.length).toBeGreaterThan(1_000);
    expect((await client.recordings.getStoredFile(recording.name)).equals(whole)).toBe(true);
    expect((await buffer(await recording.stream())).equals(whole)).toBe(true);
    client.http.interceptors.request.use((config) => config);
    expect((await recording.file()).equals(whole)).toBe(true);
    expect((await buffer(await recording.stream())).equals(whole)).toBe(true);
    await client.recordings.deleteStored(recording.name);
    expect(await failureOf(recording.file())).toBeInstanceOf(AriNotFoundException);
    expect(await failureOf(recording.stream())).toBeInstanceOf(AriNotFoundException);
  });
});
