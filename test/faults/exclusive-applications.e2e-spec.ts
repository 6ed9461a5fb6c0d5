import { expect, it, onTestFinished } from 'vitest';
import { AriClient, type AriClientOptions } from 'nestjs-ari/client';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { unique } from '../client/entities/support/asterisk-call.js';
import { SILENT } from '../client/entities/support/silent-logger.js';

function copyOf(apps: string, options: Partial<AriClientOptions>): AriClient {
  const { url, username, password } = requireAsterisk();
  const client = new AriClient({ url, username, password, apps, logger: SILENT, ...options });
  onTestFinished(() => client.close());
  return client;
}

type Choice = Pick<AriClientOptions, 'exclusive' | 'eventFilter'>;

// Who holds an application, and which events come, are chosen apart.
describeOnAsterisk('a second copy of an application', () => {
  it.each<Choice>([
    { exclusive: true },
    { exclusive: true, eventFilter: 'off' },
    { exclusive: true, eventFilter: 'auto' },
    { eventFilter: 'auto' },
  ])('is occupied with %o, and takes over when the first has gone', async (choice) => {
    const app = unique('exclusive');
    const first = copyOf(app, choice);
    await first.connect();
    const second = copyOf(app, choice);
    const connected = second.connect();
    // It is waited for below; a test that fails before must not leave a rejection behind.
    connected.catch(() => {});
    await expect.poll(() => second.status).toBe('occupied');
    expect(first.status).toBe('connected');
    await first.close();
    await connected;
    expect(second.status).toBe('connected');
  });

  it.each<Choice>([{}, { exclusive: false }, { exclusive: false, eventFilter: 'auto' }])(
    'takes it with %o',
    async (choice) => {
      const app = unique('shared');
      const first = copyOf(app, choice);
      await first.connect();
      await copyOf(app, choice).connect();
      await expect.poll(() => first.status).toBe('replaced');
    },
  );

  it.each<[Choice, number]>([
    [{ exclusive: true }, 0],
    [{ exclusive: false, eventFilter: 'auto' }, 1],
  ])('is sent every event, or those with listeners, as the filter says: %o', async (choice, narrowed) => {
    const client = copyOf(unique('exclusive'), choice);
    await client.connect();
    const { events_allowed: allowed } = await client.applications.get(client.apps[0] ?? '');
    expect(Math.min(allowed.length, 1)).toBe(narrowed);
  });
});
