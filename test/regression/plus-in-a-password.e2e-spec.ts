import { expect, it } from 'vitest';
import { AriClient, AriConfigurationException } from 'nestjs-ari/client';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { unique } from '../client/support/call-of-a-test.js';
import { asteriskClient } from '../client/support/clients-of-a-test.js';

describeOnAsterisk('a user whose name and password hold every awkward character', () => {
  it('sends commands and hears events', async ({ skip }) => {
    if (requireAsterisk().kind === 'given') skip('a given server does not have this user');
    const app = unique('app');
    const client = asteriskClient({ username: 'pl+us', password: 'p+w:d/?#@ü%20', apps: app });
    await client.connect();
    const heard = new Promise<string>((resolve) =>
      client.once('ChannelUserevent', (event) => resolve(event.eventname)),
    );
    await client.events.userEvent('Hello', { application: app });
    expect(await heard).toBe('Hello');
  });

  it('cannot have a colon in the name: it would be read as the password', () => {
    const make = (): AriClient => new AriClient({ url: 'http://127.0.0.1', username: 'a:b', password: 'c' });
    expect(make).toThrow(AriConfigurationException);
    expect(make).toThrow(/"username" must not hold a colon/);
  });
});
