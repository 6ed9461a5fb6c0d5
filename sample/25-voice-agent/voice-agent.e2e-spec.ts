import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { eventually } from '../../test/client/support/eventually.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnAsterisk('sample 25, a voice agent', () => {
  it('greets, is silent when the caller speaks, answers, and says goodbye before it hangs up', async () => {
    const sample = await RunningSample.start(AppModule);
    const call = await sample.phone('app-voice');
    await call.answered();
    const recorded = call.record();
    const loud = (from = 0): number =>
      recorded.slice(from).filter(({ sound }) => sound.filter((byte) => (byte & 0x7f) < 0x40).length > 40).length;
    await eventually(() => expect(loud()).toBeGreaterThan(20));
    // The greeting is 60 letters, three seconds: it stops while the caller speaks.
    await call.speak(600);
    const spoken = recorded.length;
    await eventually(() => expect(loud(spoken)).toBeGreaterThan(20));
    await call.press('9');
    await call.ended();
    // "Goodbye." is eight letters of 60 ms, heard to the end.
    const end = recorded.length - recorded.findLastIndex(({ sound }) => sound.some((byte) => (byte & 0x7f) < 0x40));
    expect(end).toBeLessThan(10);
  });
});
