import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, unique } from '../support/asterisk-call.js';

describeOnAsterisk('a listener hears', () => {
  it('a bridge', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const bridge = await client.bridges.create();
    const entered = new Promise<string>((resolve) =>
      bridge.on('ChannelEnteredBridge', (event) => resolve(event.channel?.id ?? '')),
    );
    const left = new Promise((resolve) => client.onBridgeEvent('ChannelLeftBridge', ({ id }) => resolve(id)));
    await bridge.addChannel(channel);
    expect(await entered).toBe(channel.id);
    await bridge.destroy();
    expect(await left).toBe(bridge.id);
  });

  it('a playback', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    const playback = await channel.play('sound:beep');
    const states: string[] = [];
    playback.on('PlaybackFinished', (event) => states.push(event.playback.state));
    for await (const event of playback.stream('PlaybackFinished')) states.push(event.type);
    expect(states).toEqual(['done', 'PlaybackFinished']);
  });

  it('a recording', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client, 'tone');
    const recording = await channel.record();
    const finished = new Promise<string>((resolve) =>
      recording.once('RecordingFinished', (event) => resolve(event.recording.name)),
    );
    await recording.stop();
    expect(await finished).toBe(recording.name);
    await client.recordings.deleteStored(recording.name);
  });

  it('a device state that the application is subscribed to', async () => {
    const name = `Stasis:${unique('lamp')}`;
    const client = await asteriskClient();
    const [app = ''] = client.apps;
    await client.applications.subscribe(app, { eventSource: `deviceState:${name}` });
    await client.deviceStates.update(name, { deviceState: 'NOT_INUSE' });
    const lamp = await client.deviceStates.get(name);
    const lit = new Promise<string>((resolve) =>
      lamp.on('DeviceStateChanged', (event) => event.device_state.state === 'INUSE' && resolve('INUSE')),
    );
    await client.deviceStates.update(name, { deviceState: 'INUSE' });
    expect(await lit).toBe('INUSE');
    await client.deviceStates.delete(name);
  });

  it('an endpoint that the application is subscribed to', async () => {
    const client = await asteriskClient();
    const [app = ''] = client.apps;
    await client.applications.subscribe(app, { eventSource: 'endpoint:PJSIP/phone' });
    const phone = await client.endpoints.get('PJSIP', 'phone');
    const told = new Promise<string>((resolve) => phone.on('ChannelUserevent', (event) => resolve(event.eventname)));
    await client.events.userEvent('Hello', { application: app, source: ['endpoint:PJSIP/phone'] });
    expect(await told).toBe('Hello');
  });

  it('an application', async () => {
    const client = await asteriskClient();
    const [app = ''] = client.apps;
    const application = await client.applications.get(app);
    const replaced = new Promise<string>((resolve) =>
      application.on('ApplicationReplaced', (event) => resolve(event.application)),
    );
    await asteriskClient({ apps: app });
    expect(await replaced).toBe(app);
  });
});
