import { AriController, ChannelsRepository, OnStasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication } from './support/ari-application.js';

const APP = 'module-without-events';

@AriController({ app: APP })
class Host {
  @OnStasisStart()
  greet(): void {}
}

describeOnAsterisk('events: false', () => {
  it('opens no socket, and commands work', async () => {
    const { app, client } = await bootApplication({ options: { events: false, apps: APP } });
    expect(client.status).toBe('idle');
    await expect(app.get(ChannelsRepository).list()).resolves.toBeInstanceOf(Array);
    const known = await client.applications.list();
    expect(known.map(({ name }) => name)).not.toContain(APP);
  });

  it('is pointed out where handlers wait for events', async () => {
    const { client, log } = await bootApplication({ options: { events: false }, providers: [Host] });
    expect(client.status).toBe('idle');
    expect(log.with('warn')).toEqual(['warn Connection "default" has "events: false": Host.greet will hear nothing']);
  });

  it('is what an application without Stasis applications amounts to', async () => {
    const { client, log } = await bootApplication({});
    expect(client.status).toBe('idle');
    expect(log.with('warn')).toEqual([]);
  });
});
