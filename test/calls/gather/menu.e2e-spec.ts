import { expect, expectTypeOf, it } from 'vitest';
import { confirm, menu } from 'nestjs-ari/calls';
import { simulatedCall, type SimulatedCall } from '../support/simulated-call.js';
import { toldStories } from '../support/told-stories.js';

async function press({ caller, pass }: SimulatedCall, keys: string): Promise<void> {
  const pressed = caller.press(keys);
  await pass(150 * keys.length);
  await pressed;
}

it('a menu ends with the key and with what stands for it, typed', async () => {
  const call = await simulatedCall();
  const choosing = menu(call.channel, { choices: { 1: 'sales', 2: 'support', '#': 42 } });
  await press(call, '#');
  const chosen = await choosing;
  expect(chosen).toEqual({ outcome: 'chosen', key: '#', choice: 42 });
  if (chosen.outcome !== 'chosen') return;
  expectTypeOf(chosen.key).toEqualTypeOf<'1' | '2' | '#'>();
  if (chosen.key === '#') expectTypeOf(chosen.choice).toEqualTypeOf<42>();
});

it('a key that is no choice is no match, and is asked again', async () => {
  const stories = toldStories();
  const call = await simulatedCall();
  const choosing = menu(call.channel, { choices: { 1: 'sales' }, attempts: 2, onNoMatch: 'sound:vm-goodbye' });
  await press(call, '7');
  await press(call, '1');
  expect(await choosing).toMatchObject({ outcome: 'chosen', key: '1' });
  expect(call.caller.sounds).toEqual(['sound:vm-goodbye']);
  expect(stories.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['menu begin', 'menu end']);
  expect(stories[1]).toMatchObject({ outcome: 'chosen', result: { key: '1' }, parameters: { choices: ['1'] } });
});

it('a longer choice waits for its last key', async () => {
  const call = await simulatedCall();
  const choosing = menu(call.channel, { choices: { 1: 'sales', 12: 'the boss' } });
  await press(call, '12');
  expect(await choosing).toMatchObject({ choice: 'the boss' });
});

it('a question is answered by yes or no', async () => {
  const call = await simulatedCall();
  for (const [key, outcome] of [
    ['1', 'yes'],
    ['2', 'no'],
  ] as const) {
    const asking = confirm(call.channel, {});
    await press(call, key);
    expect(await asking).toEqual({ outcome });
  }
  const asking = confirm(call.channel, { yes: '9', no: '0', timeout: 1_000 });
  await call.pass(1_050);
  expect(await asking).toEqual({ outcome: 'timeout', attempt: 1 });
});
