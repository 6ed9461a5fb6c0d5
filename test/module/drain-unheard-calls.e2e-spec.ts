import { AriClient, AriController, OnStasisStart, type AriModuleOptions, type DrainOptions } from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { OVER_EVENTS, OVER_HTTP, OVER_OWN } from '../client/command-socket/support/ways.js';
import { asteriskOptions, startApplication } from './support/ari-application.js';
import { busyController } from './support/busy-controller.js';
import { callApplication } from './support/calls.js';
import { Gate } from './support/gate.js';
import { Journal } from './support/journal.js';

const APP = 'module-drain-unheard';
const OTHER = `${APP}-other`;

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(): void {
    this.journal.note('greeted');
  }
}

/** Another program, which hears how calls go on. */
async function watcher(): Promise<{ readonly client: AriClient; readonly after: string[] }> {
  const client = new AriClient({ ...asteriskOptions(), apps: OTHER, subscribeAll: true });
  onTestFinished(() => client.close());
  const after: string[] = [];
  client.on('ChannelUserevent', ({ eventname, userevent, channel }) => {
    if (eventname !== 'AfterStasis' || channel?.caller.number !== '81') return;
    after.push(String((userevent as Record<string, unknown>)['status']));
  });
  await client.connect();
  return { client, after };
}

/**
 * An application into which a call comes that it does not hear of, as between the end of its socket and the moment when
 * Asterisk lets nobody in any more. Here a filter keeps the event back.
 */
async function unheardCall(drain: DrainOptions, options: Partial<AriModuleOptions> = {}) {
  const started = await startApplication({ options: { drain, ...options }, providers: [Host] });
  const { client } = started;
  await eventually(() => expect(client.state.inFlight).toBe(0));
  await client.applications.filter(APP, { filter: { allowed: [{ type: 'RESTResponse' }] } });
  const caller = await callApplication(APP, '81');
  await eventually(async () => {
    const { channel_ids } = await client.applications.get(APP);
    expect(channel_ids).toHaveLength(1);
  });
  return { ...started, caller };
}

/** An application whose program has gone: Asterisk keeps it, because it is subscribed to something. */
async function asleepApplication(): Promise<string> {
  const name = unique('asleep');
  const client = new AriClient({ ...asteriskOptions(), apps: name });
  await client.connect();
  await client.applications.subscribe(name, { eventSource: 'endpoint:PJSIP' });
  await client.close();
  return name;
}

describeOnAsterisk('a call of which an application has not heard when it ends', () => {
  for (const way of [OVER_HTTP, OVER_OWN, OVER_EVENTS]) {
    it(`goes on in the dialplan (commands ${way.name})`, async () => {
      const { after } = await watcher();
      const { app, log, journal } = await unheardCall({}, way.options);
      await app.close();
      await eventually(() => expect(after).toEqual(['SUCCESS']));
      expect(log.with('no handler takes it, it goes on in the dialplan')).toHaveLength(1);
      expect(journal.count('greeted')).toBe(0);
    });
  }

  it('is refused where that is the policy', async () => {
    const { client } = await watcher();
    const { app, caller } = await unheardCall({ newCalls: 'refuse' });
    const cause = new Promise<number>((resolve) =>
      client.on('ChannelDestroyed', (event) => event.channel.id === caller.id && resolve(event.cause)),
    );
    await app.close();
    expect(await cause).toBe(34);
  });

  it('is moved to another application, which serves it', async () => {
    const { client } = await watcher();
    const { app } = await unheardCall({ newCalls: { moveTo: OTHER } });
    const moved = new Promise<string>((resolve) =>
      client.once('StasisStart', ({ channel }) => resolve(channel.caller.number)),
    );
    await app.close();
    expect(await moved).toBe('81');
  });

  it('goes on in the dialplan when nobody has registered that application', async () => {
    const { after } = await watcher();
    const { app } = await unheardCall({ newCalls: { moveTo: `${APP}-nobody` } });
    await app.close();
    await eventually(() => expect(after).toEqual(['SUCCESS']));
  });

  it('goes on in the dialplan when nobody listens to that application any more, though Asterisk lists it', async () => {
    const { after } = await watcher();
    const asleep = await asleepApplication();
    const { app, client } = await unheardCall({ newCalls: { moveTo: asleep } });
    expect((await client.applications.get(asleep)).channel_ids).toEqual([]);
    await app.close();
    await eventually(() => expect(after).toEqual(['SUCCESS']));
  });
});

describeOnAsterisk('a call that is moved in the last moment of an application', () => {
  it('goes on in the dialplan when nobody listens to the other one, and the event that says so is not heard', async () => {
    const { after } = await watcher();
    const asleep = await asleepApplication();
    const drain: DrainOptions = { newCalls: { moveTo: asleep } };
    const { app, client, log, journal } = await startApplication({
      options: { drain },
      providers: [busyController(APP), Gate],
    });
    await callApplication(APP, '82');
    await journal.until('busy');
    await eventually(() => expect(client.state.inFlight).toBe(0));
    await client.applications.filter(APP, { filter: { disallowed: [{ type: 'ApplicationMoveFailed' }] } });
    const closed = app.close();
    await callApplication(APP, '81');
    await eventually(() => expect(log.with(`it is moved to ${asleep}`)).toHaveLength(1));
    expect(after).toEqual([]);
    app.get(Gate).open('hold');
    await closed;
    await eventually(() => expect(after).toEqual(['SUCCESS']));
  });
});
