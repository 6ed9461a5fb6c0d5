import { expect, it } from 'vitest';
import { gather } from 'nestjs-ari/calls';
import { simulatedCall } from '../support/simulated-call.js';
import { toldStories } from '../support/told-stories.js';

const SOUNDS = [{ id: 'two-seconds', lengthMs: 2_000 }];
const PROMPT = 'sound:two-seconds';

it('a caller who hangs up during the prompt is an outcome', async () => {
  const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
  const answer = gather(channel, { prompt: PROMPT });
  await pass(1_000);
  await caller.hangup();
  await pass(250);
  expect(await answer).toMatchObject({ outcome: 'hangup' });
});

it('the signal silences the prompt, and the call goes on', async () => {
  const { channel, caller, client, pass } = await simulatedCall({ sounds: SOUNDS });
  const controller = new AbortController();
  const stopped = new Promise((resolve) => client.once('PlaybackFinished', resolve));
  const answer = gather(channel, { prompt: PROMPT, signal: controller.signal });
  await pass(500);
  controller.abort();
  expect(await answer).toEqual({ outcome: 'aborted' });
  await stopped;
  expect(caller.over).toBe(false);
  // Nothing of the aborted question takes the digits of the next one.
  const next = gather(channel, { numDigits: 2 });
  const pressed = caller.press('42');
  await pass(300);
  await pressed;
  expect(await next).toMatchObject({ digits: '42' });
});

it('a prompt that Asterisk refuses is a refusal, and says why', async () => {
  const { channel, asterisk } = await simulatedCall({ sounds: SOUNDS });
  asterisk.faults.booting(true);
  const answer = await gather(channel, { prompt: PROMPT });
  expect(answer).toMatchObject({ outcome: 'refused', error: { status: 503 } });
});

it('a sound that does not exist leaves the question open', async () => {
  const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
  const answer = gather(channel, { prompt: 'sound:no-such-sound', numDigits: 1 });
  await pass(1_000);
  const pressed = caller.press('1');
  await pass(150);
  await pressed;
  expect(await answer).toMatchObject({ digits: '1' });
});

it('an option that does not exist is refused with the nearest name, before anything is heard', async () => {
  const { channel, caller } = await simulatedCall({ sounds: SOUNDS });
  const misspelt = { prompt: PROMPT, finishOnKeys: '#' } as object;
  await expect(gather(channel, misspelt)).rejects.toThrow(
    '"gather.finishOnKeys" is not an option; did you mean "finishOnKey"?',
  );
  await expect(gather(channel, { minDigits: 4, maxDigits: 2 })).rejects.toThrow(
    '"gather.maxDigits" must be a whole number from 4',
  );
  await expect(gather(channel, { prompt: 'two-seconds' })).rejects.toThrow('media URIs begin with sound:');
  await expect(gather(channel, { prompt: { text: 'Hello' } })).rejects.toThrow('give a Synthesizer');
  expect(caller.sounds).toEqual([]);
});

it('a function of the program that throws is thrown, after the clean-up', async () => {
  const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
  const answer = gather(channel, {
    match: () => {
      throw new Error('no such function');
    },
  });
  answer.catch(() => {});
  const pressed = caller.press('1');
  await pass(150);
  await pressed;
  await expect(answer).rejects.toThrow('no such function');
});

it('the story tells digits, and of secret ones not even how many', async () => {
  const stories = toldStories();
  const { channel, caller, pass } = await simulatedCall();
  for (const secret of [false, true]) {
    const answer = gather(channel, { numDigits: 4, secret });
    const pressed = caller.press('4711');
    await pass(600);
    await pressed;
    expect(await answer).toMatchObject({ digits: '4711' });
  }
  const ends = stories.filter(({ phase }) => phase === 'end');
  expect(ends).toEqual([
    expect.objectContaining({
      kind: 'gather',
      outcome: 'digits',
      result: { digits: '4711', endedBy: 'length', attempt: 1 },
    }),
    expect.objectContaining({
      kind: 'gather',
      outcome: 'digits',
      result: { digits: '****', endedBy: 'length', attempt: 1 },
    }),
  ]);
  expect(JSON.stringify(stories.slice(2))).not.toContain('4711');
});
