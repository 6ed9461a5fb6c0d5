import { AriController, OnStasisStart, StasisStart, type ChannelOrigin } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication, hangUp, placeCall } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-origins';
const OTHER = 'module-origins-other';
const ORIGINS: readonly ChannelOrigin[] = ['incoming', 'originated', 'snoop', 'externalMedia', 'moved'];

@AriController()
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet({ application }: StasisStart): void {
    this.journal.note(`${application} greets`);
  }

  @OnStasisStart({ origin: 'originated' })
  originated({ application }: StasisStart): void {
    this.journal.note(`${application} originated`);
  }

  @OnStasisStart({ origin: ['snoop'] })
  snoop({ application }: StasisStart): void {
    this.journal.note(`${application} snoop`);
  }

  @OnStasisStart({ origin: ['moved', 'externalMedia'] })
  others({ application }: StasisStart): void {
    this.journal.note(`${application} moved or media`);
  }

  @OnStasisStart({ origin: 'any' })
  @OnStasisStart({ origin: ORIGINS })
  any({ channel, application }: StasisStart): void {
    this.journal.note(`${application} ${channel.id}`);
  }
}

describeOnAsterisk('the origin of a channel', () => {
  const start = () => startApplication({ options: { apps: [APP, OTHER], idPrefix: 'module' }, providers: [Host] });
  type Started = Awaited<ReturnType<typeof start>>;

  /** What the handlers noted about one channel: `any` notes its id twice, after the others. */
  async function noted({ journal }: Started, channelId: string, app = APP): Promise<string[]> {
    await journal.until(`${app} ${channelId}`, 2);
    return journal.entries.filter((entry) => entry !== `${app} ${channelId}`);
  }

  /** The far half of a call into the application, answered. */
  async function caller(started: Started) {
    const arrived = new Promise<StasisStart>((resolve) => started.client.once('StasisStart', resolve));
    await callApplication(APP);
    const { channel } = await arrived;
    await channel.answer();
    await started.journal.until(`${APP} ${channel.id}`, 2);
    expect(started.journal.entries).toContain(`${APP} greets`);
    started.journal.entries.length = 0;
    return channel;
  }

  it('is incoming for a call from the dialplan', async () => {
    await expect(caller(await start())).resolves.toBeDefined();
  });

  it('is originated for a leg with an id of our own', async () => {
    const started = await start();
    const channelId = started.client.ids.next('originate');
    await placeCall({ endpoint: 'Local/answer@default', app: APP, channelId });
    await expect(noted(started, channelId)).resolves.toEqual([`${APP} originated`]);
  });

  it('is originated for a leg of another program, where Asterisk shows it', async () => {
    const started = await start();
    const { id } = await placeCall({ endpoint: 'Local/answer@default', app: APP, appArgs: 'a,b' });
    await expect(noted(started, id)).resolves.toEqual([`${APP} originated`]);
    started.journal.entries.length = 0;
    const created = await started.client.channels.create({ endpoint: 'Local/answer@default', app: APP });
    await expect(noted(started, created.id)).resolves.toEqual([`${APP} originated`]);
    await created.hangup();
  });

  it('is snoop for a channel that listens in', async () => {
    const started = await start();
    const channel = await caller(started);
    const snoop = await started.client.channels.snoopChannel(channel.id, { app: APP, spy: 'both' });
    await expect(noted(started, snoop.id)).resolves.toEqual([`${APP} snoop`]);
    started.journal.entries.length = 0;
    const ours = await channel.snoop(APP, { spy: 'in' });
    await expect(noted(started, ours.id)).resolves.toEqual([`${APP} snoop`]);
  });

  it('is externalMedia for a voice that goes to a program', async () => {
    const started = await start();
    const media = await started.client.channels.externalMedia({
      app: APP,
      external_host: '127.0.0.1:40000',
      format: 'ulaw',
    });
    await expect(noted(started, media.id)).resolves.toEqual([`${APP} moved or media`]);
    await hangUp(media);
  });

  it('is moved for a channel that was in another application, and back again', async () => {
    const started = await start();
    const channel = await caller(started);
    await started.client.channels.move(channel.id, { app: OTHER });
    await expect(noted(started, channel.id, OTHER)).resolves.toEqual([`${OTHER} moved or media`]);
    started.journal.entries.length = 0;
    await started.client.channels.move(channel.id, { app: APP });
    await expect(noted(started, channel.id)).resolves.toEqual([`${APP} moved or media`]);
  });

  it('is moved for an originated leg that was in another application', async () => {
    const started = await start();
    const channelId = started.client.ids.next('originate');
    await placeCall({ endpoint: 'Local/answer@default', app: APP, channelId });
    await noted(started, channelId);
    started.journal.entries.length = 0;
    await started.client.channels.move(channelId, { app: OTHER });
    await expect(noted(started, channelId, OTHER)).resolves.toEqual([`${OTHER} moved or media`]);
  });

  it('is incoming again for a channel that comes back by the dialplan', async () => {
    const started = await start();
    const channel = await caller(started);
    await channel.continueInDialplan({ context: 'default', extension: `app-${OTHER}`, priority: 1 });
    await expect(noted(started, channel.id, OTHER)).resolves.toEqual([`${OTHER} greets`]);
  });
});
