import { it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { ANNOUNCEMENT_INTERVAL } from './bridge-infinite-wait.controller.js';

describeOnBoth('sample 08, bridge-infinite-wait', () => {
  it('thanks its callers again and again, and closes behind the last', async () => {
    const sample = await RunningSample.start(AppModule, (builder) =>
      builder.overrideProvider(ANNOUNCEMENT_INTERVAL).useValue(200),
    );
    const first = await sample.caller('app-bridge-infinite-wait');
    const second = await sample.caller('app-bridge-infinite-wait');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await sample.untilHeard('queue-thankyou done', 2);
    await Promise.all([first.hears(25), second.hears(25)]);
    await first.hangup();
    await sample.untilEvent('ChannelLeftBridge');
    await second.hangup();
    await sample.untilEvent('BridgeDestroyed');

    // The next caller finds the door open again.
    const third = await sample.caller('app-bridge-infinite-wait');
    await sample.untilEvent('ChannelEnteredBridge', 3);
    await third.hears(25);
    await third.hangup();
    await sample.untilEvent('BridgeDestroyed', 2);
  });
});
