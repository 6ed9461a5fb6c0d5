import {
  AriCall,
  AriController,
  OnEvent,
  OnStasisEnd,
  OnStasisStart,
  StasisEnd,
  StasisStart,
  type Channel,
} from 'nestjs-ari';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth, startSimulator } from '../contract/targets.js';
import { startApplication } from './support/ari-application.js';
import { Journal } from './support/journal.js';

const APP = 'origins-of-ends';
const OTHER = 'origins-of-ends-other';

@AriController()
class Host {
  constructor(readonly journal: Journal) {}

  @OnStasisStart({ origin: 'any' })
  arrived({ channel }: StasisStart): void {
    this.journal.note(`start ${channel.id}`);
  }

  @OnStasisEnd()
  left({ application }: StasisEnd): void {
    this.journal.note(`${application} caller left`);
  }

  @OnStasisEnd({ origin: ['originated'] })
  placed(): void {
    this.journal.note('originated left');
  }

  @OnStasisEnd({ origin: ['snoop', 'externalMedia'] })
  media(): void {
    this.journal.note('media left');
  }

  @OnStasisEnd({ origin: 'moved' })
  moved({ application }: StasisEnd): void {
    this.journal.note(`${application} moved left`);
  }

  @OnEvent('StasisEnd')
  any({ channel }: StasisEnd): void {
    this.journal.note(`end ${channel.id}`);
  }
}

/** Makes a snoop channel and a leg of its own for each caller, and ends both. */
@AriController({ app: APP, perCall: true })
class OneCall {
  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    const snoop = channel.snoop(APP, { spy: 'in' });
    const leg = this.call.client.originate('Local/answer@default', { app: APP });
    await Promise.all([snoop.entered(), leg.entered()]);
    await Promise.all([(await snoop).hangup(), (await leg).hangup()]);
  }

  @OnStasisEnd()
  left({ channel }: StasisEnd): void {
    this.journal.note(channel.id === this.call.id ? 'caller left' : `${channel.name} left as a caller`);
  }

  @OnEvent('StasisEnd')
  any({ channel }: StasisEnd): void {
    this.journal.note(channel.id === this.call.id ? 'end of the caller' : 'end of a leg');
  }
}

describeOnBoth('the origin of a channel that leaves', (target) => {
  let simulator: AsteriskSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const start = async (host: typeof Host | typeof OneCall) => {
    const { url, username, password } = target.address();
    const options = { url: url.replace(/\/ari$/, ''), username, password, apps: [APP, OTHER] };
    return startApplication({ options, providers: [host] });
  };
  type Started = Awaited<ReturnType<typeof start>>;

  /** Somebody calls the application, and is answered there. */
  async function caller({ client, journal }: Started): Promise<Channel> {
    const arrived = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    const endpoint = `Local/app-${APP}@default`;
    await client.channels.originate({ endpoint, context: 'default', extension: 'answer' });
    const { channel } = await arrived;
    await channel.answer();
    await journal.until(`start ${channel.id}`);
    return channel;
  }

  /** Ends a channel, and gives what was noted of its end before \`@OnEvent\` noted it. */
  async function ends(channel: Channel, { journal }: Started, end = () => channel.hangup()): Promise<string[]> {
    journal.entries.length = 0;
    await end();
    await journal.until(`end ${channel.id}`);
    // After a move the StasisStart of the other application may come first.
    const noted = journal.entries.slice(0, journal.entries.indexOf(`end ${channel.id}`));
    return noted.filter((entry) => !entry.startsWith('start'));
  }

  it('is that with which it entered: legs and snoop channels are no callers', async () => {
    const started = await start(Host);
    const channel = await caller(started);
    const snoop = await channel.snoop(APP, { spy: 'in' });
    await started.journal.until(`start ${snoop.id}`);
    const leg = await started.client.originate('Local/answer@default', { app: APP });
    await started.journal.until(`start ${leg.id}`);
    await expect(ends(leg, started)).resolves.toEqual(['originated left']);
    await expect(ends(snoop, started)).resolves.toEqual(['media left']);
    await expect(ends(channel, started)).resolves.toEqual([`${APP} caller left`]);
  });

  it('keeps the legs of a call away from a perCall controller', async () => {
    const started = await start(OneCall);
    const { client, journal } = started;
    const arrived = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    await client.channels.originate({ endpoint: `Local/app-${APP}@default`, context: 'default', extension: 'answer' });
    await journal.until('end of a leg', 2);
    expect(journal.entries).toEqual(['end of a leg', 'end of a leg']);
    await (await arrived).channel.hangup();
    await journal.until('end of the caller');
    expect(journal.entries.slice(2)).toEqual(['caller left', 'end of the caller']);
  });

  it('is that of each application that it was in', async () => {
    const started = await start(Host);
    const channel = await caller(started);
    await expect(ends(channel, started, () => channel.move(OTHER))).resolves.toEqual([`${APP} caller left`]);
    await started.journal.until(`start ${channel.id}`);
    await expect(ends(channel, started)).resolves.toEqual([`${OTHER} moved left`]);
  });

  it('is judged by the channel itself where nobody here saw it enter', async () => {
    const first = await start(Host);
    const channel = await caller(first);
    const leg = await first.client.originate('Local/answer@default', { app: APP });
    await first.journal.until(`start ${leg.id}`);
    await first.app.close();
    const second = await start(Host);
    await expect(ends(await second.client.channels.get(leg.id), second)).resolves.toEqual(['originated left']);
    await expect(ends(await second.client.channels.get(channel.id), second)).resolves.toEqual([`${APP} caller left`]);
  });
});
