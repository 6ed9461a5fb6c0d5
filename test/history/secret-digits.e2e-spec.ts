import { Conferences, gather, menu } from 'nestjs-ari/calls';
import { expect, it } from 'vitest';
import { describeOnBoth } from '../../sample/support/describe-on-both.js';
import { RecordedSample, recordedApplication } from './support/recorded-application.js';

describeOnBoth('the history with `digits`', () => {
  it('has the digits of open questions, and none of a secret one or of a PIN', { timeout: 90_000 }, async () => {
    const conferences = new Conferences({ board: { pin: '9047', pinAttempts: 1 } });
    const outcomes: string[] = [];
    const begin: Parameters<typeof recordedApplication>[1] = async ({ channel }) => {
      await channel.answer();
      const question = { numDigits: 2, timeout: 20_000 } as const;
      outcomes.push((await gather(channel, question)).outcome);
      outcomes.push((await gather(channel, { ...question, secret: true })).outcome);
      outcomes.push((await menu(channel, { timeout: 20_000, choices: { 88: 'a' }, secret: true })).outcome);
      outcomes.push((await conferences.join(channel, 'board')).outcome);
      outcomes.push((await gather(channel, question)).outcome);
    };
    const recorded = await RecordedSample.start(recordedApplication({ memory: {} }, begin, { digits: true }));
    const caller = await recorded.sample.caller(`app-${recorded.app}`);
    for (const [index, digits] of ['12', '77', '88', '5555', '34'].entries()) {
      await expect.poll(() => outcomes.length).toBe(index);
      await caller.press(digits);
    }
    await expect.poll(() => outcomes).toHaveLength(5);
    expect(outcomes).toEqual(['digits', 'digits', 'chosen', 'refused', 'digits']);
    await caller.hangup();
    await recorded.ended(1);
    const [heard, ...others] = (await recorded.legs()).flatMap(({ digits }) => digits ?? []);
    // On a busy machine a key of a SIP telephone may be heard twice.
    expect(heard).toMatch(/^1+2+3+4+$/);
    expect(others).toEqual([]);
  });
});
