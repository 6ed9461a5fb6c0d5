import { AriController, DeviceStateChanged, OnDeviceStateEvent, OnEndpointEvent, OnEvent } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication } from './support/ari-application.js';
import { Journal } from './support/journal.js';

const APP = 'module-subscriptions';

@AriController({ app: APP })
class Lamps {
  constructor(private readonly journal: Journal) {}

  @OnDeviceStateEvent('DeviceStateChanged')
  changed({ device_state: { name, state } }: DeviceStateChanged): void {
    this.journal.note(`${name} ${state}`);
  }

  @OnEndpointEvent('EndpointStateChange')
  @OnEvent('ContactStatusChange')
  reachable(): void {
    this.journal.note('endpoint');
  }
}

describeOnAsterisk('subscriptions of a connection', () => {
  it('bring the events of a device', async () => {
    const { client, journal } = await startApplication({
      options: { subscriptions: ['deviceState:Stasis:module-lamp', 'endpoint:PJSIP'] },
      providers: [Lamps],
    });
    // The subscription follows the connect: it is there when Asterisk lists it.
    await expect.poll(async () => (await client.applications.get(APP)).device_names).toEqual(['Stasis:module-lamp']);
    await client.deviceStates.update('Stasis:module-lamp', { deviceState: 'INUSE' });
    await journal.until('Stasis:module-lamp INUSE');
    await client.deviceStates.delete('Stasis:module-lamp');
  });

  it('are missed by one warning that names the handlers which can never fire', async () => {
    const { log } = await bootApplication({ providers: [Lamps] });
    expect(log.with('can never fire')).toEqual([
      'warn Connection "default" has neither "subscribeAll" nor these "subscriptions", so these handlers can never fire: ' +
        'Lamps.changed (DeviceStateChanged needs deviceState:…), ' +
        'Lamps.reachable (EndpointStateChange needs endpoint:…), ' +
        'Lamps.reachable (ContactStatusChange needs endpoint:…)',
    ]);
  });

  it('are missed only where they are missing', async () => {
    const some = await bootApplication({ options: { subscriptions: ['endpoint:PJSIP/alice'] }, providers: [Lamps] });
    expect(some.log.with('can never fire')).toEqual([expect.stringMatching(/: Lamps\.changed [^,]*$/) as unknown]);
    const all = await bootApplication({ options: { subscribeAll: true }, providers: [Lamps] });
    expect(all.log.with('can never fire')).toEqual([]);
  });
});
