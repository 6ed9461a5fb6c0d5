import type { AriClient } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { RawEventSocket } from '../asterisk/raw-event-socket.js';
import { unique } from '../client/support/call-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { OVER_EVENTS, OVER_HTTP, OVER_OWN, type Way } from '../client/command-socket/support/ways.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { callIn, first, marked, replica } from './support/replicas.js';

/** Lets each of these clients see what it is told first, and none go on before all have seen it. */
function together(clients: readonly AriClient[]): void {
  let seen = 0;
  let go = (): void => {};
  const all = new Promise<void>((resolve) => (go = resolve));
  for (const { http } of clients) {
    let first = true;
    const wait = async (): Promise<void> => {
      if (!first) return;
      first = false;
      if ((seen += 1) === clients.length) go();
      await all;
    };
    http.interceptors.response.use(
      (response) => wait().then(() => response),
      (error) => wait().then(() => Promise.reject(error as Error)),
    );
  }
}

/** A process that has its applications, and a second one that takes them because it could not see that. */
async function overtaken(asterisk: Exchange, apps: string | string[], way: Way = OVER_HTTP) {
  const loser = replica(asterisk, unique('race'), { apps }, way);
  const winner = replica(asterisk, unique('race'), { apps }, way);
  const waits = nextStatus(loser.client, 'occupied', 'replaced');
  winner.client.http.interceptors.request.use((request) => {
    if (request.method === 'get') request.url = request.url?.replace(/^applications\/.+/, 'applications/unseen');
    return request;
  });
  await loser.client.connect();
  await winner.client.connect();
  winner.client.http.interceptors.request.clear();
  await waits;
  return { winner, loser };
}

describeOnBoth("two processes with eventFilter: 'auto' that start in the same moment", (exchange) => {
  it.each([1, 3])('do not both register what both have found free: of %d applications one has all', async (count) => {
    const asterisk = await exchange();
    const apps = Array.from({ length: count }, () => unique('race'));
    const both = [replica(asterisk, '', { apps }), replica(asterisk, '', { apps: apps.toReversed() })];
    together(both.map(({ client }) => client));
    const refused = Promise.race(both.map(async (one) => nextStatus(one.client, 'occupied').then(() => one)));
    const connected = Promise.race(both.map(({ client }) => client.connect()));
    const loser = await refused;
    await connected;
    const winner = both.find((one) => one !== loser) as typeof loser;
    for (const app of apps) await marked(winner.client, app);
    expect([winner.statuses, winner.errors]).toEqual([['connecting', 'connected'], []]);
    expect(loser.errors).toMatchObject([{ kind: 'occupied', connection: 'default' }]);
    const back = nextStatus(loser.client, 'connected');
    await winner.client.close();
    await back;
    expect(loser.statuses).not.toContain('replaced');
  });
});

describeOnBoth("a process with eventFilter: 'auto' that is overtaken by another one", (exchange) => {
  for (const way of [OVER_HTTP, OVER_OWN, OVER_EVENTS]) {
    it(`does not stop: it waits, and takes over when the other has gone (${way.name})`, async () => {
      const app = unique('race');
      const { winner, loser } = await overtaken(await exchange(), app, way);
      expect(loser.statuses).toEqual(['connecting', 'connected', 'occupied']);
      expect(loser.errors.map(({ kind }) => kind)).toEqual(['replaced', 'occupied']);
      expect([loser.client.apps, winner.client.apps]).toEqual([[app], [app]]);
      await callIn(winner.client, app);
      const back = nextStatus(loser.client, 'connected');
      await winner.client.close();
      expect((await back).gapMs).toBeGreaterThan(0);
      await marked(loser.client, app);
      expect(winner.statuses).toEqual(['connecting', 'connected', 'closed']);
      expect(winner.errors).toEqual([]);
      await callIn(loser.client, app);
    });
  }

  it('does so with several applications', async () => {
    const apps = [unique('race'), unique('race')];
    const { winner, loser } = await overtaken(await exchange(), apps);
    expect([...loser.client.apps].sort()).toEqual([...apps].sort());
    const back = nextStatus(loser.client, 'connected');
    await winner.client.close();
    await back;
    for (const app of apps) await callIn(loser.client, app);
  });

  it('leaves nothing behind when it is closed while it waits', async () => {
    const app = unique('race');
    const { winner, loser } = await overtaken(await exchange(), app);
    await loser.client.close();
    expect(loser.statuses.at(-1)).toBe('closed');
    await marked(winner.client, app);
    await callIn(winner.client, app);
    expect(winner.statuses).toEqual(['connecting', 'connected']);
  });
});

describeOnBoth("a process with eventFilter: 'auto' whose application is taken on purpose", (exchange) => {
  it.each(['before', 'after'] as const)('stops, and does not wait: %s its own filter was set', async (when) => {
    const asterisk = await exchange();
    const app = unique('taken');
    const one = replica(asterisk, app);
    const replaced = nextStatus(one.client, 'replaced', 'occupied');
    await one.client.connect();
    if (when === 'after') await marked(one.client, app);
    const two = replica(asterisk, app, { eventFilter: 'off' });
    await two.client.connect();
    expect((await replaced).status).toBe('replaced');
    await callIn(two.client, app);
    await two.client.close();
    expect(one.statuses).toEqual(['connecting', 'connected', 'replaced']);
    expect(one.client.apps).toEqual([]);
  });

  it('stops when the program that has taken it knows nothing of marks', async () => {
    const asterisk = await exchange();
    const { app, one } = await first(asterisk);
    const replaced = nextStatus(one.client, 'replaced', 'occupied');
    const other = await RawEventSocket.open(asterisk.account, app);
    expect((await replaced).status).toBe('replaced');
    other.close();
    await eventually(() => expect(one.errors.map(({ kind }) => kind)).toEqual(['replaced']));
  });

  it('is closed in order while it asks who has taken it', async () => {
    const asterisk = await exchange();
    const { app, one } = await first(asterisk);
    const lost = new Promise((resolve) =>
      one.client.errors.subscribe(({ kind }) => kind === 'replaced' && resolve(kind)),
    );
    const two = replica(asterisk, app, { eventFilter: 'off' });
    await two.client.connect();
    await lost;
    await one.client.close();
    expect(one.statuses).toEqual(['connecting', 'connected', 'closed']);
  });
});
