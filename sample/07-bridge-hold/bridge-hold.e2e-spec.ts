import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 07, bridge-hold', () => {
  it('holds all callers in one bridge, where they hear music', async () => {
    const sample = await RunningSample.start(AppModule);
    const phones = await Promise.all([sample.caller('app-bridge-hold'), sample.caller('app-bridge-hold')]);
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await Promise.all(phones.map((phone) => phone.hears(50)));
    const rooms = (await sample.client.bridges.list()).filter(({ name }) => name === 'waiting room');
    expect(rooms).toMatchObject([{ bridge_type: 'holding', channels: [expect.anything(), expect.anything()] }]);
    await Promise.all(phones.map((phone) => phone.hangup()));
    await Promise.all(rooms.map((room) => room.destroy()));
  });
});
