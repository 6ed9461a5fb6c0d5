import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { AriClient, type Channel } from 'nestjs-ari/client';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { AsteriskServer } from '../../test/asterisk/asterisk-server.js';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { compiledSamples } from '../support/compiled-samples.js';

const CALLS = 40;
const PATIENCE = { timeout: 20_000, interval: 50 };

/** As the page of the sample has it, without the pause. */
const DIALPLAN = `
[default](+)
exten => desks,1,StasisBroadcast(1500,^desk-)
 same => n,GotoIf($["\${SERVED_BY}"=""]?1)
 same => n,Hangup()
`;

describeOnAsterisk('two processes of sample 17', () => {
  let folder: string;
  let server: AsteriskServer;
  let watcher: AriClient;
  /** The desks that served a channel, by its id: one each, if all is well. */
  const served = new Map<string, string[]>();

  beforeAll(async () => {
    folder = await compiledSamples();
  }, 300_000);
  beforeAll(async () => {
    server = await AsteriskServer.start({ confExtra: { 'extensions.conf': DIALPLAN } });
    watcher = new AriClient({ ...address(server), apps: 'watcher', subscribeAll: true });
    watcher.on('ChannelVarset', ({ variable, value, channel }) => {
      if (variable !== 'SERVED_BY' || channel === undefined) return;
      served.set(channel.id, [...(served.get(channel.id) ?? []), value]);
    });
    await watcher.connect();
    return async () => {
      await watcher.close();
      await server.stop();
    };
  });

  /** Starts a copy of the program, and waits until Asterisk knows it. */
  async function desk(number: string): Promise<ChildProcess> {
    const { url: ARI_URL, username: ARI_USERNAME, password: ARI_PASSWORD } = server;
    const env = { ...process.env, ARI_URL, ARI_USERNAME, ARI_PASSWORD, DESK: number };
    const child = spawn(process.execPath, ['.build/sample/17-call-broadcast/main.js'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
    onTestFinished(() => ended(child));
    await vi.waitFor(async () => {
      const names = (await watcher.applications.list()).map(({ name }) => name);
      expect(names).toContain(`desk-${number}`);
    }, PATIENCE);
    return child;
  }

  /** Calls at once; they end with the test. */
  async function call(count: number): Promise<void> {
    const caller = { context: 'default', extension: 'answer' };
    const placed: Promise<Channel>[] = [];
    for (let left = count; left > 0; left -= 1) {
      placed.push(watcher.channels.originate({ endpoint: 'Local/desks@default', ...caller }));
    }
    onTestFinished(async () => {
      await Promise.all((await Promise.all(placed)).map((channel) => channel.hangup({ ifGone: 'ignore' })));
    });
    await Promise.all(placed);
  }

  const untilServed = (count: number): Promise<unknown> => vi.waitFor(() => expect(served.size).toBe(count), PATIENCE);

  it(`share ${CALLS} calls, each of which is served by exactly one`, { timeout: 60_000 }, async () => {
    served.clear();
    await Promise.all([desk('1'), desk('2')]);
    const desks = (): Set<string> => new Set([...served.values()].flat());
    // The quicker one gets the call: on a busy machine that may be the same one for a while.
    let calls = 0;
    while (desks().size < 2 && calls < 5 * CALLS) {
      calls += CALLS;
      await call(CALLS);
      await untilServed(calls);
    }
    expect([...served.values()].flat()).toHaveLength(calls);
    expect(desks()).toEqual(new Set(['desk-1', 'desk-2']));
  });

  it('lose no call when one of them is ended amid them', { timeout: 60_000 }, async () => {
    served.clear();
    const [, leaving] = await Promise.all([desk('1'), desk('2')]);
    await call(CALLS / 2);
    await vi.waitFor(() => expect(served.size).toBeGreaterThan(CALLS / 4), PATIENCE);
    const gone = ended(leaving);
    await call(CALLS / 2);
    await gone;
    await untilServed(CALLS);
    expect([...served.values()].flat()).toHaveLength(CALLS);
  });
});

function address({ url, username, password }: AsteriskServer) {
  return { url, username, password };
}

/** Ends a process in order, as an operator does. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
