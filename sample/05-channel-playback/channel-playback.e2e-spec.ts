import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 05, channel-playback', () => {
  it('is paused, goes on and is ended by the keys of the telephone', async () => {
    const sample = await RunningSample.start(AppModule);
    const states: string[] = [];
    const phone = await sample.caller('app-channel-playback');
    sample.client.http.interceptors.response.use((response) => {
      const control = /playbacks\/.*operation=(\w+)/.exec(response.config.url ?? '');
      if (control !== null) states.push(`${control[1]} ${response.status}`);
      return response;
    });
    await phone.answered();
    await sample.untilEvent('PlaybackStarted');
    await phone.press('2');
    await sample.untilEvent('ChannelDtmfReceived', 1);
    await phone.press('5');
    await sample.untilEvent('ChannelDtmfReceived', 2);
    await phone.hears(25);
    await phone.press('#');
    await sample.untilHeard('tt-monkeys done');
    await phone.ended();
    expect(states).toEqual(['pause 204', 'unpause 204']);
  });

  it('hangs up at the end of the monkeys, which forward brings near', async () => {
    const sample = await RunningSample.start(AppModule);
    const phone = await sample.caller('app-channel-playback');
    await phone.answered();
    await sample.untilEvent('PlaybackStarted');
    await phone.press('33333333333333333');
    await phone.ended();
    expect(sample.heard).toEqual(['tt-monkeys done']);
  });
});
