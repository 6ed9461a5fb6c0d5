import { describe, expect, it } from 'vitest';
import { gather } from 'nestjs-ari/calls';
import { ask, asked, PROMPT, SOUNDS } from '../support/asked.js';
import { simulatedCall } from '../support/simulated-call.js';

describe('gather: validDigits', () => {
  it('another key is no match at once', async () => {
    const { answer, press } = await asked({ validDigits: '12' });
    await press('3');
    expect(await answer).toEqual({ outcome: 'nomatch', reason: 'key', digits: '3', attempt: 1 });
  });
});

describe('gather: attempts, onNoInput, onNoMatch', () => {
  it('it is asked again, and the party hears why', async () => {
    const { answer, caller, press, pass } = await asked({
      prompt: PROMPT,
      match: ['1', '2'],
      attempts: 3,
      onNoInput: 'sound:nothing-came',
      onNoMatch: 'sound:wrong',
    });
    await pass(7_100);
    await pass(2_600);
    await press('9');
    await pass(2_600);
    await press('2');
    expect(await answer).toEqual({ outcome: 'digits', digits: '2', endedBy: 'match', attempt: 3 });
    expect(caller.sounds).toEqual([PROMPT, 'sound:nothing-came', PROMPT, 'sound:wrong', PROMPT]);
  });

  it('the last failure is the outcome', async () => {
    const { answer, press } = await asked({ match: ['1'], attempts: 2 });
    await press('9');
    await press('8');
    expect(await answer).toEqual({ outcome: 'nomatch', reason: 'match', digits: '8', attempt: 2 });
  });

  it('accept has the last word', async () => {
    const tried: string[] = [];
    const accept = async (pin: string): Promise<boolean> => {
      tried.push(pin);
      return pin === '2222';
    };
    const { answer, press } = await asked({ numDigits: 4, attempts: 3, accept });
    await press('1111');
    await press('2222');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '2222', attempt: 2 });
    expect(tried).toEqual(['1111', '2222']);
  });
});

describe('gather: a slow hook', () => {
  it('the party hears the filler until it has answered', async () => {
    let decide: (yes: boolean) => void = () => {};
    const accept = (): Promise<boolean> => new Promise((resolve) => (decide = resolve));
    const { answer, caller, press, pass } = await asked({ numDigits: 1, accept, filler: 'sound:wrong' });
    await press('1');
    await pass(1_200);
    decide(true);
    await pass(10);
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '1' });
    expect(caller.sounds).toEqual(['sound:wrong', 'sound:wrong', 'sound:wrong']);
  });
});

describe('gather: the prompt inside the verb', () => {
  it('loops until something comes', async () => {
    const { answer, caller, press, pass } = await asked({ prompt: PROMPT, loop: 0, numDigits: 1 });
    await pass(5_000);
    await press('1');
    expect(await answer).toMatchObject({ digits: '1' });
    expect(caller.sounds).toEqual([PROMPT, PROMPT, PROMPT]);
  });
});

describe('gather: type-ahead', () => {
  it('digits that were pressed before the question are kept', async () => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const before = ask(call, { numDigits: 1 });
    await before.press('1234');
    expect(await before.answer).toMatchObject({ digits: '1' });
    expect(await gather(call.channel, { prompt: PROMPT, numDigits: 3 })).toMatchObject({ digits: '234' });
  });

  it('or dropped, when that is said', async () => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const before = ask(call, { numDigits: 1 });
    await before.press('1234');
    const { answer, press } = ask(call, { numDigits: 3, typeAhead: 'drop' });
    await press('567');
    expect(await answer).toMatchObject({ digits: '567' });
  });
});

describe('gather: match', () => {
  it('a list ends it as soon as no longer answer can follow', async () => {
    const { answer, press } = await asked({ match: ['1', '23'] });
    await press('23');
    expect(await answer).toMatchObject({ digits: '23', endedBy: 'match' });
  });

  it('an answer that begins a longer one stands when nothing follows', async () => {
    const { answer, press, pass } = await asked({ match: ['1', '12'], interDigitTimeout: 1_000 });
    await press('1');
    await pass(1_050);
    expect(await answer).toMatchObject({ digits: '1', endedBy: 'silence' });
  });

  it('a function is asked after each key', async () => {
    const even = (digits: string) =>
      digits.length < 2 ? 'incomplete' : Number(digits) % 2 === 0 ? 'complete' : 'invalid';
    const { answer, press } = await asked({ match: even });
    await press('42');
    expect(await answer).toMatchObject({ digits: '42', endedBy: 'match' });
  });
});
