import {
  AriClient,
  AriController,
  OnStasisStart,
  StasisStart,
  type AriModuleOptions,
  type ChannelDestroyed,
  type DrainOptions,
} from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, startApplication, type AriApplication } from './support/ari-application.js';
import { busyController } from './support/busy-controller.js';
import { callApplication } from './support/calls.js';
import { Gate } from './support/gate.js';
import { Journal } from './support/journal.js';

const APP = 'module-drain';
const OTHER = 'module-drain-other';

@AriController({ app: APP })
class Host {
  constructor(
    private readonly journal: Journal,
    private readonly gate: Gate,
    private readonly client: AriClient,
  ) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    this.journal.note(`greeted ${channel.caller.number}`);
    await this.gate.opened('hold');
    const leg = this.client.originate('Local/answer@default', { app: APP, callerId: 'leg' });
    await leg.entered();
    await (await leg).hangup();
    this.journal.note(`done ${channel.caller.number}`);
  }

  @OnStasisStart({ origin: 'originated' })
  leg(): void {
    this.journal.note('leg arrived');
  }
}

/** Another program on the same Asterisk. */
async function anotherProgram(options: Partial<AriModuleOptions> = {}): Promise<AriClient> {
  const client = new AriClient({ ...asteriskOptions(), apps: OTHER, ...(options as object) });
  onTestFinished(() => client.close());
  await client.connect();
  return client;
}

describeOnAsterisk('a call that arrives while the application shuts down', () => {
  /** An application that is shutting down and has a handler at work. */
  async function draining(drain?: DrainOptions): Promise<AriApplication & { readonly closed: Promise<void> }> {
    const started = await startApplication({ options: { drain }, providers: [Host, Gate] });
    await callApplication(APP, '61');
    await started.journal.until('greeted 61');
    const closed = started.app.close().then(() => started.journal.note('closed'));
    return { ...started, closed };
  }

  /** Somebody calls; how the caller's half ends, as everybody can see. */
  async function lateCall(watcher: AriClient, number: string): Promise<ChannelDestroyed> {
    const ends = new Map<string, ChannelDestroyed>();
    let look = (): void => {};
    watcher.on('ChannelDestroyed', (event) => {
      ends.set(event.channel.id, event);
      look();
    });
    const caller = await callApplication(APP, number);
    return new Promise((resolve) => {
      look = () => {
        const end = ends.get(caller.id);
        if (end !== undefined) resolve(end);
      };
      look();
    });
  }

  const watching = (): Promise<AriClient> => anotherProgram({ apps: 'module-drain-watcher', subscribeAll: true });

  it('goes on in the dialplan, while the handler at work ends', async () => {
    const watcher = await watching();
    const { app, journal, log, closed } = await draining();
    const statuses: string[] = [];
    watcher.on('ChannelUserevent', ({ eventname, userevent, channel }) => {
      if (eventname !== 'AfterStasis' || channel?.caller.number !== '62') return;
      statuses.push(String((userevent as Record<string, unknown>)['status']));
    });
    const { cause } = await lateCall(watcher, '62');
    expect(cause).toBe(16);
    expect(statuses).toEqual(['SUCCESS']);
    app.get(Gate).open('hold');
    await closed;
    expect(journal.entries.filter((entry) => !entry.startsWith('error:'))).toEqual([
      'greeted 61',
      'leg arrived',
      'done 61',
      'closed',
    ]);
    expect(log.with('no handler takes it, it goes on in the dialplan')).toHaveLength(1);
  });

  it('is refused with cause 34', async () => {
    const watcher = await watching();
    const { app, log, closed } = await draining({ newCalls: 'refuse' });
    expect(await lateCall(watcher, '63')).toMatchObject({ cause: 34 });
    app.get(Gate).open('hold');
    await closed;
    expect(log.with('it is refused')).toHaveLength(1);
  });

  it('is moved to another application, which serves it', async () => {
    const other = await anotherProgram();
    const { app, log, closed } = await draining({ newCalls: { moveTo: OTHER } });
    const moved = new Promise<StasisStart>((resolve) => other.once('StasisStart', resolve));
    await callApplication(APP, '64');
    const { channel } = await moved;
    expect(channel.caller.number).toBe('64');
    await channel.answer();
    app.get(Gate).open('hold');
    await closed;
    expect(await channel.refresh()).toMatchObject({ state: 'Up' });
    expect(log.with(`it is moved to ${OTHER}`)).toHaveLength(1);
  });

  it('goes on in the dialplan when nobody has registered that application', async () => {
    const watcher = await watching();
    const { app, closed } = await draining({ newCalls: { moveTo: 'module-drain-nobody' } });
    expect(await lateCall(watcher, '65')).toMatchObject({ cause: 16 });
    app.get(Gate).open('hold');
    await closed;
  });

  it('is not sent to and fro between two applications that both shut down', async () => {
    const watcher = await watching();
    const first = await draining({ newCalls: { moveTo: OTHER } });
    const second = await startApplication({
      options: { apps: OTHER, drain: { newCalls: { moveTo: APP } } },
      providers: [Gate, busyController(OTHER)],
    });
    await callApplication(OTHER, '66');
    await second.journal.until('busy');
    const closed = second.app.close();
    expect(await lateCall(watcher, '67')).toMatchObject({ cause: 16 });
    first.app.get(Gate).open('hold');
    second.app.get(Gate).open('hold');
    await Promise.all([first.closed, closed]);
  });
});
