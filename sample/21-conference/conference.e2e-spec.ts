import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

const EXTENSIONS = { '800': ['Stasis(conference,board)'], '801': ['Stasis(conference,board,moderator)'] };

function behaviour(): void {
  it('lets in who knows the PIN, waits for the moderator, and ends with the moderator', async () => {
    const sample = await RunningSample.start(AppModule);
    const early = await sample.caller('800');
    await early.answered();
    await early.press('1234');
    // The caller hears music until the moderator is there.
    await early.hears(25);
    expect(sample.events).not.toContain('ChannelEnteredBridge');
    const moderator = await sample.caller('801');
    await moderator.answered();
    await moderator.press('1234');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await sample.untilHeard('beep done');
    await Promise.all([moderator.speak(400), early.hears(10)]);
    await moderator.press('#');
    await Promise.all([moderator.ended(), early.ended()]);
    // Who has left a bridge hears no more of it: that it is gone is seen in the list.
    await expect.poll(() => sample.client.bridges.list()).toEqual([]);
  });

  it('hangs up on who does not know it', async () => {
    const sample = await RunningSample.start(AppModule);
    const caller = await sample.caller('800');
    await caller.answered();
    for (let attempt = 0; attempt < 3; attempt += 1) await caller.press('9999');
    await caller.ended();
    expect(sample.heard).toContain('conf-invalidpin done');
    expect(sample.events).not.toContain('ChannelEnteredBridge');
  });
}

describeOnBoth('sample 21, conference', behaviour, { extensions: EXTENSIONS });
