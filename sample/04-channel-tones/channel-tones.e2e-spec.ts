import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 04, channel-tones', () => {
  it('is heard before the call is answered, and after', async () => {
    const sample = await RunningSample.start(AppModule);
    const phone = await sample.caller('app-channel-tones');
    await phone.answered();
    await phone.hears(50);
    await phone.ended();
    await sample.untilHeard('busy done');
    expect(sample.heard).toEqual(['ring;tonezone=fr done', 'busy done']);
    expect(sample.events.indexOf('PlaybackStarted')).toBeLessThan(sample.events.indexOf('ChannelStateChange'));
  });
});
