import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 03, channel-state', () => {
  it('rings, answers, keeps silence and hangs up', async () => {
    const sample = await RunningSample.start(AppModule);
    const states: string[] = [];
    sample.client.onChannelEvent('ChannelStateChange', ({ state }) => states.push(state));
    const phone = await sample.caller('app-channel-state');
    await phone.answered();
    // Silence is sent as packets of sound, so that the line does not look dead.
    await phone.hears(25);
    const { trace } = await phone.ended();
    expect(trace).toMatch(/180 Ringing|heard the ringing tone/);
    expect(states).toEqual(['Up']);
  });

  it('stops where the caller gives up', async () => {
    const sample = await RunningSample.start(AppModule);
    const errors: unknown[] = [];
    sample.client.errors.subscribe((error) => {
      // How busy the machine is says nothing about the sample.
      if (error.kind !== 'lag') errors.push(error);
    });
    const phone = await sample.caller('app-channel-state');
    await phone.answered();
    await phone.hears(5);
    await phone.hangup();
    await sample.untilEvent('StasisEnd');
    await sample.client.idle();
    expect(errors).toEqual([]);
  });
});
