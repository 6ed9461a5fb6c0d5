import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const bytesPerMs = 16;
const header = 44;

describeOnBoth('a recording', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  /** Records the speaking channel while its far end says something that lasts 1.42 s. */
  const recorded = async (
    more: string,
  ): Promise<{ name: string; lengthMs: number; event: Record<string, unknown> }> => {
    const name = await world.thing('record');
    const [channel, events] = [await world.thing('channel'), await world.app()];
    await world.must('POST', `channels/${channel}/record?name=${name}&format=wav${more}`);
    await events.type('RecordingStarted');
    const event = (await events.type('RecordingFinished'))['recording'] as Record<string, unknown>;
    const { bytes } = await world.must('GET', `recordings/stored/${name}/file`);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(bytes.subarray(8, 15).toString('latin1')).toBe('WAVEfmt');
    expect(bytes.readUInt32LE(24)).toBe(8000);
    return { name, lengthMs: (bytes.length - header) / bytesPerMs, event };
  };

  it('of a silent line ends after four seconds, and is empty', async () => {
    const before = Date.now();
    const { lengthMs, event } = await recorded('&maxDurationSeconds=1');
    expect(Date.now() - before).toBeGreaterThan(3800);
    expect(lengthMs).toBe(0);
    expect(event).toMatchObject({ state: 'done', duration: 0 });
  });

  it('of somebody who speaks holds what was said', async () => {
    const [channel, name, events] = [await world.thing('speaking'), await world.thing('record'), await world.app()];
    await world.must('POST', `channels/${channel}/record?name=${name}&format=wav`);
    await events.type('RecordingStarted');
    await events.until((event) => event['variable'] === 'PLAYBACKSTATUS', 'the end of the speech');
    await world.must('POST', `recordings/live/${name}/stop`);
    expect(await events.type('RecordingFinished')).toMatchObject({ recording: { state: 'done', duration: 1 } });
    const { bytes } = await world.must('GET', `recordings/stored/${name}/file`);
    expect((bytes.length - header) / bytesPerMs).toBeGreaterThan(1250);
    expect((bytes.length - header) / bytesPerMs).toBeLessThan(1600);
  });

  it('ends when it is long enough', async () => {
    const [channel, name, events] = [await world.thing('humming'), await world.thing('record'), await world.app()];
    await world.must('POST', `channels/${channel}/record?name=${name}&format=wav&maxDurationSeconds=1`);
    expect(await events.type('RecordingFinished')).toMatchObject({ recording: { state: 'done' } });
    const { bytes } = await world.must('GET', `recordings/stored/${name}/file`);
    // Whole seconds of the clock are compared, and the far end is silent for the first half: one second is 0.5 to 1.5.
    expect((bytes.length - header) / bytesPerMs).toBeGreaterThan(400);
    expect((bytes.length - header) / bytesPerMs).toBeLessThan(2300);
  });

  it('can be played, and a copy of it too', async () => {
    const [channel, name, events] = [await world.thing('humming'), await world.thing('record'), await world.app()];
    await world.must('POST', `channels/${channel}/record?name=${name}&format=wav&maxDurationSeconds=1`);
    await events.type('RecordingFinished');
    world.afterwards(() => world.send('DELETE', `recordings/stored/${name}-copy`));
    await world.must('POST', `recordings/stored/${name}/copy?destinationRecordingName=${name}-copy`);
    await world.must('POST', `channels/${channel}/play?media=recording:${name}-copy`);
    expect(await events.type('PlaybackFinished')).toMatchObject({ playback: { state: 'done' } });
  });

  it('under a name with a slash is addressed with the slash encoded', async () => {
    const [stored] = [await world.thing('stored')];
    const name = `folder/${stored}`;
    world.afterwards(() => world.send('DELETE', `recordings/stored/${encodeURIComponent(name)}`));
    await world.must('POST', `recordings/stored/${stored}/copy?destinationRecordingName=${encodeURIComponent(name)}`);
    const { body } = await world.must('GET', `recordings/stored/${encodeURIComponent(name)}`);
    expect(body).toEqual({ name, format: 'wav' });
  });
});
