import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { OVER_EVENTS, OVER_HTTP, OVER_OWN } from '../client/command-socket/support/ways.js';
import { describeOnBoth } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { callIn, first, marked, replica } from './support/replicas.js';

describeOnBoth("a second process with the same application and eventFilter: 'auto'", (exchange) => {
  for (const way of [OVER_HTTP, OVER_OWN, OVER_EVENTS]) {
    it(`is refused and says why, while the first goes on (${way.name})`, async () => {
      const asterisk = await exchange();
      const { app, one } = await first(asterisk, {}, way);
      const heard: string[] = [];
      await one.client.on('ChannelUserevent', ({ eventname }) => heard.push(eventname)).ready;
      const everything: string[] = [];
      one.client.on('*', ({ type }) => everything.push(type));
      const two = replica(asterisk, app, {}, way);
      const refused = nextStatus(two.client, 'occupied');
      const connecting = failureOf(two.client.connect());
      expect((await refused).reason).toBe(`another process serves the application "${app}"`);
      expect(two.errors).toEqual([{ kind: 'occupied', connection: 'default', application: app }]);
      expect(two.logger.matching(/^error .*another process serves.*StasisBroadcast/)).toHaveLength(1);
      await one.client.events.userEvent('Mine', { application: app });
      await eventually(() => expect(heard).toEqual(['Mine']));
      await two.client.close();
      expect((await connecting).message).toContain('was closed before it was open');
      expect(everything).toEqual(['ChannelUserevent']);
      expect(one.client.counts.received).toBe(1);
      expect([one.statuses, one.errors]).toEqual([['connecting', 'connected'], []]);
      expect(two.statuses).toEqual(['connecting', 'occupied', 'closed']);
    });
  }

  it('takes over without a question as soon as the first has ended in order', async () => {
    const asterisk = await exchange();
    const { app, one } = await first(asterisk);
    await callIn(one.client, app);
    const two = replica(asterisk, app);
    const refused = nextStatus(two.client, 'occupied');
    const connected = two.client.connect();
    await refused;
    await one.client.close();
    // The call keeps the application and its filter, and the mark is not there any more.
    const { events_allowed, events_disallowed } = await two.client.applications.get(app);
    expect(events_allowed.length).toBeGreaterThan(0);
    expect(events_disallowed).toEqual([]);
    await connected;
    expect(two.statuses.filter((status) => status !== 'occupied')).toEqual(['connecting', 'connected']);
    expect(two.errors).toHaveLength(1);
  });

  it('takes over when the first was killed, though its mark is still there', async () => {
    const asterisk = await exchange();
    const proxy = await FaultProxy.before(asterisk.port);
    const { app, one } = await first({ account: { ...asterisk.account, url: proxy.url } });
    await callIn(one.client, app);
    await proxy.refuse();
    const two = replica(asterisk, app);
    await marked(two.client, app);
    await two.client.connect();
    expect([two.statuses, two.errors]).toEqual([['connecting', 'connected'], []]);
  });

  it('is refused though it asks while the socket of the first is away for a moment', async () => {
    const asterisk = await exchange();
    const proxy = await FaultProxy.before(asterisk.port);
    const account = { ...asterisk.account, url: proxy.url };
    const { app, one } = await first({ account }, { reconnect: { first: 10, most: 50 } });
    await callIn(one.client, app);
    await proxy.refuse();
    const two = replica(asterisk, app);
    two.client.http.interceptors.request.use((request) => {
      // The first question finds nobody: Asterisk drops it.
      if (request.url?.startsWith('events/user/') === true) void proxy.listen().catch(() => undefined);
      return request;
    });
    const refused = nextStatus(two.client, 'occupied');
    two.client.connect().catch(() => undefined);
    await refused;
    expect(one.statuses).not.toContain('replaced');
  });

  it('is refused for one of its applications, which it names', async () => {
    const asterisk = await exchange();
    const { app } = await first(asterisk);
    const two = replica(asterisk, unique('free'), { apps: [unique('free'), app] });
    const refused = nextStatus(two.client, 'occupied');
    two.client.connect().catch(() => undefined);
    expect((await refused).reason).toContain(`"${app}"`);
  });
});

describeOnBoth('a process that has had its application once', (exchange) => {
  it('does not ask again when its socket was cut', async () => {
    const asterisk = await exchange();
    const proxy = await FaultProxy.before(asterisk.port);
    const { app, one } = await first({ account: { ...asterisk.account, url: proxy.url } });
    await callIn(one.client, app);
    const back = nextStatus(one.client, 'connected');
    proxy.cut('sockets');
    // Whoever comes meanwhile has left its mark; asked, it would answer.
    await one.client.applications.filter(app, { filter: { disallowed: [{ type: 'nestjs-ari:served-by:another' }] } });
    await back;
    expect(one.statuses).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    await marked(one.client, app);
  });

  it('takes it back where that is wanted, though another process has it', async () => {
    const asterisk = await exchange();
    const { app, one } = await first(asterisk, { onReplaced: 'takeBack' });
    const back = nextStatus(one.client, 'connected');
    const other = replica(asterisk, app, { eventFilter: 'off' });
    const replaced = nextStatus(other.client, 'replaced');
    await other.client.connect();
    await back;
    await replaced;
    expect(one.statuses).not.toContain('occupied');
  });
});

describeOnBoth('a second process without an event filter', (exchange) => {
  it('takes the application, as Asterisk has it, and clears the mark', async () => {
    const asterisk = await exchange();
    const { app, one } = await first(asterisk);
    const two = replica(asterisk, app, { eventFilter: 'off' });
    await two.client.connect();
    await eventually(() => expect([one.statuses.at(-1), two.statuses.at(-1)]).toEqual(['replaced', 'connected']));
    await eventually(async () => {
      expect(await two.client.applications.get(app)).toMatchObject({ events_allowed: [], events_disallowed: [] });
    });
    expect(two.statuses).toEqual(['connecting', 'connected']);
  });
});
