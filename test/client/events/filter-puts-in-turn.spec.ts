import { describe, expect, it } from 'vitest';
import { unique } from '../support/call-of-a-test.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';
import { withoutCalls } from '../support/stub-ari.js';

/** A put of an event filter that has come and has no answer yet. */
interface Put {
  readonly application: string;
  /** Types of events that it lets through. */
  readonly allowed: readonly string[];
  answer(): void;
}

/** A client whose filters Asterisk takes when the test wants it to. */
async function slowFilters(...apps: string[]) {
  const puts: Put[] = [];
  const stub = await stubFor((request, response) => {
    const [, application] = /\/applications\/([^/]+)\/eventFilter$/.exec(request.path) ?? [];
    if (application === undefined) return withoutCalls(request, response);
    const { allowed } = JSON.parse(request.body) as { readonly allowed: readonly { readonly type: string }[] };
    const answer = (): void => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"x"}');
    puts.push({ application, allowed: allowed.map(({ type }) => type), answer });
    return undefined;
  });
  const client = clientFor(stub.url, { apps, eventFilter: 'auto' });
  // It resolves when the filters are in force, which is what these tests hold back.
  const connected = client.connect();
  await eventually(() => expect(puts).toHaveLength(apps.length));
  const of = (application: string): Put[] => puts.filter((put) => put.application === application);
  // What was given before it would have come before it.
  const everythingHasCome = (): Promise<void> => client.asterisk.ping().then(() => {});
  return { client, connected, of, everythingHasCome };
}

describe('the event filter of an application', () => {
  it('is put again when Asterisk has taken it, and then with all that was asked for meanwhile', async () => {
    const app = unique('filter');
    const { client, connected, of, everythingHasCome } = await slowFilters(app);
    const settled: string[] = [];
    const ready = (['ChannelVarset', 'ChannelHold', 'ChannelUnhold'] as const).map(async (name) => {
      await client.on(name, () => {}).ready;
      settled.push(name);
    });
    await everythingHasCome();
    // Two under way could be answered in either order, and the older filter would stand.
    expect(of(app)).toHaveLength(1);
    of(app)[0]?.answer();
    await eventually(() => expect(of(app)).toHaveLength(2));
    await everythingHasCome();
    expect(settled).toEqual([]);
    expect(of(app)[1]?.allowed).toEqual(expect.arrayContaining(['ChannelVarset', 'ChannelHold', 'ChannelUnhold']));
    of(app)[1]?.answer();
    await Promise.all(ready);
    await connected;
    expect(of(app)).toHaveLength(2);
  });

  it('does not wait for that of another application', async () => {
    const [slow, quick] = [unique('slow'), unique('quick')];
    const { client, connected, of } = await slowFilters(slow, quick);
    of(quick)[0]?.answer();
    const { ready } = client.on('ChannelVarset', () => {});
    await eventually(() => expect(of(quick)).toHaveLength(2));
    expect(of(slow)).toHaveLength(1);
    of(quick)[1]?.answer();
    of(slow)[0]?.answer();
    await eventually(() => expect(of(slow)).toHaveLength(2));
    of(slow)[1]?.answer();
    await ready;
    await connected;
    expect(of(slow)[1]?.allowed).toContain('ChannelVarset');
  });
});
