import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type QueueResult, Queues } from 'nestjs-ari/calls';
import { AriClient, type AriResync } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { packageRoot } from '../../asterisk/package-root.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { Watch } from '../../asterisk/watch.js';
import { SILENT } from '../../client/entities/support/silent-logger.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { FileCallState } from '../support/file-call-state.js';

const SCRIPT = fileURLToPath(new URL('../support/queue-process.script.ts', import.meta.url));

interface Place {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Where an agent answers, talks for a moment, and hangs up. */
  readonly agent: string;
  call(app: string, from: string): Promise<{ hangup(): Promise<unknown> }>;
}

async function simulated(): Promise<Place> {
  const asterisk = await AsteriskSimulator.start();
  onTestFinished(() => asterisk.stop());
  const { url, username, password } = asterisk;
  asterisk.phone('PJSIP/agent').onRing(async (ring) => {
    const call = ring.answer();
    await call.talk(500).catch(() => {});
    await call.hangup();
  });
  return { url, username, password, agent: 'PJSIP/agent', call: (app, from) => asterisk.call({ app, from }) };
}

function real(): Promise<Place> {
  const { url, username, password, sipPort } = requireAsterisk();
  const call = async (app: string, callerNumber: string): Promise<SippCall> => {
    const phone = await SippCall.place({ sipPort }, { extension: `app-${app}`, callerNumber });
    onTestFinished(() => phone.unplug());
    return phone;
  };
  return Promise.resolve({ url, username, password, agent: 'Local/brief@default/n', call });
}

function behaviour(place: () => Promise<Place>): void {
  it('is followed by one that knows who waited, in which order, and serves them', { timeout: 150_000 }, async () => {
    const { url, username, password, agent, call } = await place();
    const folder = await mkdtemp(join(tmpdir(), 'queue-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'state.json');
    const app = `killed-${process.pid}-${Date.now()}`;

    const first = spawn(process.execPath, ['--import', 'tsx', SCRIPT, url, username, password, app, file], {
      cwd: packageRoot(),
    });
    onTestFinished(() => void first.kill('SIGKILL'));
    let said = '';
    const heard = new Watch();
    for (const stream of [first.stdout, first.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        heard.notify();
      });
    const says = (text: string): Promise<void> =>
      heard.until(
        () => said.includes(text),
        180_000,
        () => `no "${text}" in "${said}"`,
      );
    await says('connected');
    const callers = [];
    for (const from of ['1001', '1002', '1003', '1004']) {
      callers.push(await call(app, from));
      await says(`waits ${from}`);
    }
    const store = new FileCallState(file);
    await vi.waitFor(async () => expect((await store.read('queue help callers')).size).toBe(4), 45_000);
    first.kill('SIGKILL');
    await once(first, 'exit');
    // One of them does not wait any longer.
    await callers[2]?.hangup();
    const looking = new AriClient({ url, username, password, events: false, logger: SILENT });
    onTestFinished(() => looking.close());
    const numbers = async (): Promise<string[]> => (await looking.channels.list()).map(({ caller }) => caller.number);
    await vi.waitFor(async () => expect(await numbers()).not.toContain('1003'), 45_000);

    const client = new AriClient({ url, username, password, apps: app, logger: SILENT });
    onTestFinished(() => client.close());
    const found = new Promise<AriResync>((resolve) => client.resyncs.subscribe(resolve));
    await client.connect();
    const queues = new Queues({ help: { wrapUp: 0 } }, store);
    onTestFinished(() => queues.close());
    const queue = queues.queue('help');
    const before = await queue.waitedBefore(await found);
    expect(before.map(({ channel, priority }) => [channel.caller.number, priority])).toEqual([
      ['1002', 5],
      ['1001', 10],
      ['1004', 10],
    ]);
    expect((await store.read('queue help callers')).size).toBe(3);

    const results = before.map(async (caller): Promise<QueueResult> => {
      const result = await queue.enter(caller.channel, caller);
      await caller.channel.hangup({ ifGone: 'ignore' });
      return result;
    });
    const connected: number[] = [];
    const agentCame = Date.now();
    await queue.addAgent({ id: 'agent', endpoint: agent });
    for (const [index, result] of (await Promise.all(results)).entries()) {
      // The time in the process that was killed counts.
      const waitedAtLeast = agentCame - (before[index]?.since.getTime() ?? 0);
      expect(result).toMatchObject({ outcome: 'served', agent: 'agent' });
      if (result.outcome !== 'served') continue;
      expect(result.waitMs).toBeGreaterThanOrEqual(waitedAtLeast);
      connected.push((before[index]?.since.getTime() ?? 0) + result.waitMs);
    }
    // One after the other, in the order of the list.
    expect(connected).toEqual(connected.toSorted((one, other) => one - other));
    await vi.waitFor(async () => expect((await store.read('queue help callers')).size).toBe(0), 45_000);
    expect(await queue.waitedBefore({ application: app, appeared: [] })).toEqual([]);
  });
}

describe('a queue whose process is killed (simulator)', () => behaviour(simulated));
describeOnAsterisk('a queue whose process is killed (real Asterisk)', () => behaviour(real));
