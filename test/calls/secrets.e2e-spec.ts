import { inspect } from 'node:util';
import { Conferences, dial, gather, menu, page, record, sendDigits, type RunningRecording } from 'nestjs-ari/calls';
import { describe, expect, it } from 'vitest';
import { RecordingLogger } from '../client/support/recording-logger.js';
import { Stage } from './support/stage.js';
import { toldStories } from './support/told-stories.js';

const SECRET = '904725';

/** Everything that this process writes or tells while the test lasts. */
async function watched(): Promise<{ readonly stage: Stage; readonly seen: unknown[] }> {
  const logger = new RecordingLogger();
  const stage = await Stage.set({}, { logger });
  return { stage, seen: [logger, toldStories()] };
}

const nowhere = (seen: unknown): void =>
  expect(inspect(seen, { depth: Infinity, maxStringLength: Infinity, maxArrayLength: Infinity })).not.toContain(SECRET);

describe('secret digits', () => {
  it('of a right answer, a wrong one and one that is cut off are told by the result alone', async () => {
    const { stage, seen } = await watched();
    const question = { numDigits: 6, secret: true, timeout: 300 } as const;
    const { caller, result } = await stage.call(async (channel) => [
      await gather(channel, { ...question, timeout: 5_000 }),
      await gather(channel, { ...question, timeout: 5_000, accept: () => false }),
      await gather(channel, { ...question, numDigits: 7 }),
    ]);
    await caller.press(SECRET);
    await caller.press(SECRET);
    await caller.press(SECRET);
    expect(await result).toMatchObject([
      { outcome: 'digits', digits: SECRET },
      { outcome: 'nomatch', digits: SECRET },
      { outcome: 'nomatch', digits: SECRET },
    ]);
    nowhere(seen);
    await caller.hangup();
    await stage.empty();
  });

  it('are in no error of a program that fails with them in hand', async () => {
    const { stage, seen } = await watched();
    const accept = (): never => {
      throw new Error('the database is away');
    };
    const { caller, result } = await stage.call((channel) => gather(channel, { numDigits: 6, secret: true, accept }));
    await caller.press(SECRET);
    const error = await result.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'the database is away' });
    nowhere([...seen, error]);
    await caller.hangup();
    await stage.empty();
  });

  it('that are dialled are in no error of Asterisk', async () => {
    const { stage, seen } = await watched();
    stage.asterisk.phone('PJSIP/bob');
    const leg = await stage.client.channels.create({ endpoint: 'PJSIP/bob', app: 'flows' });
    // It has not answered: Asterisk refuses digits.
    const sent = await sendDigits(leg, SECRET, { secret: true });
    expect(sent).toMatchObject({ outcome: 'refused' });
    nowhere([...seen, sent]);
    await leg.hangup();
    await stage.empty();
  });

  it('that are wrong as the options go are in no error either', async () => {
    const { stage, seen } = await watched();
    const { caller, result } = await stage.call((channel) => sendDigits(channel, `${SECRET}x`, { secret: true }));
    const error = await result.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    nowhere([...seen, error]);
    await caller.hangup();
    await stage.empty();
  });

  it('of a conference are in no result, log or story', async () => {
    const { stage, seen } = await watched();
    const conferences = new Conferences({ board: { pin: '111111', pinAttempts: 1 } });
    const { caller, result } = await stage.call((channel) => conferences.join(channel, 'board'));
    await caller.press(SECRET);
    const refused = await result;
    expect(refused).toEqual({ outcome: 'refused', reason: 'pin' });
    nowhere([...seen, refused]);
    await caller.hangup();
    await stage.empty();
  });

  it('that are chosen in a secret menu are in no log or story, neither as a choice nor as the answer', async () => {
    const { stage, seen } = await watched();
    const choices = { [SECRET]: 'vault' };
    const { caller, result } = await stage.call((channel) => menu(channel, { choices, secret: true }));
    await caller.press(SECRET);
    expect(await result).toMatchObject({ outcome: 'chosen', choice: 'vault' });
    nowhere(seen);
    await caller.hangup();
    await stage.empty();
  });

  it('of a card, pressed while a recording is paused, during a talk, or in a page, are in no log or story', async () => {
    const { stage, seen } = await watched();
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    let paused = (): void => {};
    const pausing = new Promise<void>((resolve) => (paused = resolve));
    const onBegun = (running: RunningRecording): void => void running.pause().then(paused);
    const { caller, result } = await stage.call(async (channel) => {
      const message = await record(channel, { name: 'card', beep: false, silence: 0, finishOnKey: '#', onBegun });
      const talk = await dial(channel, 'PJSIP/bob', { onConnected, captureDigits: true, hangupOnStar: true });
      const paged = await page(channel, 'PJSIP/door', { ready: [], endKey: '#' });
      return [message.outcome, talk.outcome, paged.outcome];
    });
    await pausing;
    await caller.press(`${SECRET}#`);
    await answering;
    await connected;
    const door = stage.picksUp('PJSIP/door');
    await caller.press(`${SECRET}*`);
    await door;
    await expect.poll(async () => (await stage.client.bridges.list())[0]?.channels.length).toBe(2);
    await caller.press(`${SECRET}#`);
    expect(await result).toEqual(['recorded', 'completed', 'paged']);
    nowhere(seen);
    await caller.hangup();
    await stage.empty();
  });
});
