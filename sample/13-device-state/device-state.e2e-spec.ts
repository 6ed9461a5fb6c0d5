import { expect, it, onTestFinished } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { ROOM_DEVICE } from './occupancy-lamp.service.js';

describeOnBoth('sample 13, device-state', () => {
  it('lights the lamp while somebody is in the room', async () => {
    const sample = await RunningSample.start(AppModule);
    const { client } = sample;
    // The database of Asterisk outlives the room.
    onTestFinished(() => client.deviceStates.delete(ROOM_DEVICE));
    const lamp: string[] = [];
    client.onDeviceStateEvent('DeviceStateChanged', ({ state }) => void lamp.push(state));
    await client.applications.subscribe('device-state', { eventSource: `deviceState:${ROOM_DEVICE}` });
    const shows = (times: number): Promise<void> =>
      sample.until(() => lamp.length >= times, `the lamp changed ${lamp.length} of ${times} times`);

    const first = await sample.caller('app-device-state');
    await first.answered();
    await shows(1);
    const second = await sample.caller('app-device-state');
    await second.answered();
    await shows(2);
    await Promise.all([first.speak(600), second.hears(15)]);
    await first.hangup();
    await shows(3);
    await second.hangup();
    await shows(4);
    expect(lamp).toEqual(['INUSE', 'BUSY', 'INUSE', 'NOT_INUSE']);
    expect(await client.deviceStates.get(ROOM_DEVICE)).toMatchObject({ state: 'NOT_INUSE' });
  });
});
