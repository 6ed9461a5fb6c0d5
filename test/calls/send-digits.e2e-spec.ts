import { expect, it } from 'vitest';
import { sendDigits } from 'nestjs-ari/calls';
import { simulatedCall } from './support/simulated-call.js';
import { toldStories } from './support/told-stories.js';

it('digits sound at the telephone, with the waits between them, and it ends with the last one', async () => {
  const { channel, caller, pass } = await simulatedCall();
  const sending = sendDigits(channel, '12w3', { duration: 100, between: 100 });
  await pass(600);
  expect(caller.digits).toBe('12');
  await pass(500);
  expect(await sending).toEqual({ outcome: 'finished' });
  expect(caller.digits).toBe('123');
});

it('an abort leaves out what comes after the next wait', async () => {
  const { channel, caller, pass } = await simulatedCall();
  const controller = new AbortController();
  const sending = sendDigits(channel, '1w2', { signal: controller.signal });
  await pass(300);
  controller.abort();
  expect(await sending).toEqual({ outcome: 'aborted' });
  await pass(2_000);
  expect(caller.digits).toBe('1');
});

it('a sign that is no digit is refused, and secret digits are in no story', async () => {
  const stories = toldStories();
  const { channel, pass } = await simulatedCall();
  await expect(sendDigits(channel, '12x')).rejects.toThrow('must be of 0 to 9');
  const sending = sendDigits(channel, '4711', { secret: true });
  await pass(1_000);
  await sending;
  expect(JSON.stringify(stories)).not.toContain('4711');
});
