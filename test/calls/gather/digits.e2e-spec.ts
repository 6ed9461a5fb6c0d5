import { describe, expect, it } from 'vitest';
import { asked, PROMPT, whenSilent } from '../support/asked.js';

describe('gather: numDigits', () => {
  it('completes when it is reached', async () => {
    const { answer, press } = await asked({ numDigits: 4 });
    await press('4711');
    expect(await answer).toEqual({ outcome: 'digits', digits: '4711', endedBy: 'length', attempt: 1 });
  });

  it('fewer digits are no answer', async () => {
    const { answer, press, pass } = await asked({ numDigits: 4, timeout: 3_000 });
    await press('47');
    await pass(3_000);
    expect(await answer).toEqual({ outcome: 'nomatch', reason: 'length', digits: '47', attempt: 1 });
  });

  it('without it any number of digits is taken, up to maxDigits', async () => {
    const { answer, press } = await asked({ maxDigits: 5 });
    await press('12345');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '12345', endedBy: 'length' });
  });
});

describe('gather: timeout', () => {
  it('is five seconds, from the end of the prompt', async () => {
    const { answer, pass, settled } = await asked({ prompt: PROMPT });
    await pass(6_900);
    expect(settled()).toBe(false);
    await pass(200);
    expect(await answer).toEqual({ outcome: 'timeout', attempt: 1 });
  });

  it('begins again with the first digit', async () => {
    const { answer, press, pass, settled } = await asked({ prompt: PROMPT });
    await pass(6_000);
    await press('1');
    await pass(4_800);
    expect(settled()).toBe(false);
    await pass(300);
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '1', endedBy: 'silence' });
  });

  it('0 waits as long as the call', async () => {
    const { answer, caller, pass, settled } = await asked({ timeout: 0 });
    await pass(120_000);
    expect(settled()).toBe(false);
    await caller.hangup();
    await pass(250);
    expect(await answer).toMatchObject({ outcome: 'hangup' });
  }, 180_000);
});

describe('gather: minDigits and interDigitTimeout', () => {
  const options = { minDigits: 2, timeout: 8_000, interDigitTimeout: 1_000 };

  it('the time between digits runs once minDigits are there', async () => {
    const { answer, press, pass, settled } = await asked(options);
    await press('1');
    await pass(2_000);
    expect(settled()).toBe(false);
    await press('2');
    await pass(1_050);
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '12', endedBy: 'silence' });
  });

  it('before that the main time runs', async () => {
    const { answer, press, pass, settled } = await asked(options);
    await press('1');
    await pass(7_800);
    expect(settled()).toBe(false);
    await pass(300);
    expect(await answer).toMatchObject({ outcome: 'nomatch', reason: 'length', digits: '1' });
  });
});

describe('gather: finishOnKey', () => {
  it('ends the answer, is no part of it, and is # by default', async () => {
    const { answer, press } = await asked({});
    await press('47#');
    expect(await answer).toEqual({ outcome: 'digits', digits: '47', endedBy: 'key', key: '#', attempt: 1 });
  });

  it('counts only after a digit: before one it silences the prompt', async () => {
    const { answer, press, pass, client, settled } = await asked({ prompt: PROMPT });
    const silent = whenSilent(client);
    await pass(500);
    await press('#');
    expect(await silent).toBeLessThan(1_000);
    expect(settled()).toBe(false);
    await press('5#');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '5', key: '#' });
  });

  it('empty, # and * are digits like any other', async () => {
    const { answer, press } = await asked({ finishOnKey: '', numDigits: 3 });
    await press('*1#');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '*1#', endedBy: 'length' });
  });

  it('there may be several', async () => {
    const { answer, press } = await asked({ finishOnKey: '*#' });
    await press('1*');
    expect(await answer).toMatchObject({ digits: '1', key: '*' });
  });
});

describe('gather: bargeIn', () => {
  it('the first digit silences the prompt, and counts', async () => {
    const { answer, press, pass, client } = await asked({ prompt: PROMPT, numDigits: 1 });
    const silent = whenSilent(client);
    await pass(500);
    await press('5');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '5' });
    expect(await silent).toBeLessThan(1_000);
  });

  it('false: the prompt is heard to its end, and digits count then', async () => {
    const { answer, press, pass, settled } = await asked({ prompt: PROMPT, numDigits: 1, bargeIn: false });
    await pass(500);
    await press('5');
    await pass(1_000);
    expect(settled()).toBe(false);
    await pass(500);
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '5' });
  });
});

describe('gather: listenDuringPrompt', () => {
  it('false: what is pressed during the prompt is forgotten', async () => {
    const { answer, press, pass } = await asked({ prompt: PROMPT, numDigits: 1, listenDuringPrompt: false });
    await pass(500);
    await press('5');
    await pass(1_500);
    await press('6');
    expect(await answer).toMatchObject({ outcome: 'digits', digits: '6' });
  });
});
