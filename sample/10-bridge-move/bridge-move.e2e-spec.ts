import { expect, it, vi } from 'vitest';
import { callStasis } from '../support/call-stasis.js';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

const withAny = (ids: ReadonlySet<string>): object =>
  expect.objectContaining({ id: expect.toSatisfy((id) => ids.has(id)) });

describeOnBoth('sample 10, bridge-move', () => {
  it('holds the caller while it rings, then moves both together', async () => {
    const sample = await RunningSample.start(AppModule);
    const entered: string[] = [];
    const rooms = new Set<string>();
    sample.client.onBridgeEvent('ChannelEnteredBridge', ({ id, bridge_type }) => {
      entered.push(bridge_type);
      rooms.add(id);
    });
    const calling = await callStasis('bridge-move', 'Local/slow@default');
    await sample.untilEvent('ChannelEnteredBridge', 3);
    expect(entered).toEqual(['holding', 'mixing', 'mixing']);
    await calling.hangup();
    await sample.untilEvent('BridgeDestroyed');
    await vi.waitFor(async () => expect(await sample.client.bridges.list()).not.toContainEqual(withAny(rooms)), 45_000);
  });

  it('clears away when the callee does not answer', async () => {
    const sample = await RunningSample.start(AppModule);
    await callStasis('bridge-move', 'Local/busy@default');
    await sample.untilEvent('BridgeDestroyed');
    expect(sample.events).not.toContain('BridgeMerged');
  });
});
