import { expect, it, vi } from 'vitest';
import { callStasis } from '../support/call-stasis.js';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 09, bridge-dial', () => {
  it('connects caller and callee, and the caller takes the callee along', async () => {
    const sample = await RunningSample.start(AppModule);
    const calling = await callStasis('bridge-dial', 'Local/answer@default');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    const starts = sample.events.filter((name) => name === 'StasisStart');
    expect(starts).toHaveLength(2);
    await calling.hangup();
    await sample.untilEvent('BridgeDestroyed');
    await sample.untilEvent('StasisEnd', 2);
  });

  it('lets the callee end the call', async () => {
    const sample = await RunningSample.start(AppModule);
    await callStasis('bridge-dial', 'Local/brief@default');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await sample.untilEvent('StasisEnd', 2);
    await sample.untilEvent('BridgeDestroyed');
  });

  it('stops ringing when the caller gives up', async () => {
    const sample = await RunningSample.start(AppModule);
    const calling = await callStasis('bridge-dial', 'Local/ring@default');
    await sample.until(() => sample.events.includes('Dial'), 'the callee was not rung');
    await calling.hangup();
    await sample.untilEvent('ChannelDestroyed');
    expect(sample.events).not.toContain('ChannelEnteredBridge');
  });

  it('hangs up on the caller when nobody can be reached', async () => {
    const sample = await RunningSample.start(AppModule);
    const calling = await callStasis('bridge-dial', 'Local/busy@default');
    await sample.untilEvent('StasisEnd');
    await vi.waitFor(() => expect(calling.refresh()).rejects.toMatchObject({ status: 404 }), 45_000);
  });
});
