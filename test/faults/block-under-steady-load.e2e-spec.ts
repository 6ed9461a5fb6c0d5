import type { AriClient, ChannelVarset } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { clientFor, ownAsterisk } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { RecordingLogger } from '../client/support/recording-logger.js';
import { nextStatus, statusesOf } from '../client/support/status-of-a-client.js';
import { stoodStill } from '../client/lag/support/stood-still.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';

/** Events a second at least, measured before the block. */
const PACE = 5_000;
/** For how long the pace is measured, in milliseconds. */
const MEASURED_MS = 500;
/** Some 6 s of it: time to measure, and to block in the middle. */
const ROUNDS = 400;

/** Calls of which each makes about 400 events a second, and the rounds that were heard of each. */
async function steadyLoad({ calls, rounds }: { readonly calls: number; readonly rounds: number }) {
  const { url } = await ownAsterisk();
  const logger = new RecordingLogger();
  const client = clientFor(url, { apps: unique('steady'), subscribeAll: true, logger });
  const heard = new Map<string, number[]>();
  client.on('ChannelVarset', ({ variable, value, channel }: ChannelVarset) => {
    if (variable !== 'ROUND' || channel === undefined) return;
    const before = heard.get(channel.id);
    if (before === undefined) heard.set(channel.id, [Number(value)]);
    else before.push(Number(value));
  });
  await client.connect();
  const endpoint = `Local/steady-${rounds}@default`;
  for (let call = 0; call < calls; call += 1) {
    await client.channels.originate({ endpoint, context: 'default', extension: 'stay' });
  }
  await eventually(() => expect(heard.size).toBe(calls));
  return { client, logger, heard };
}

/** Events a second that come now. */
async function pace(client: AriClient): Promise<number> {
  const [before, since] = [client.counts.received, performance.now()];
  await eventually(() => expect(performance.now() - since).toBeGreaterThan(MEASURED_MS));
  return ((client.counts.received - before) * 1_000) / (performance.now() - since);
}

describeOnAsterisk(`a handler that blocks the event loop under ${PACE} events a second`, () => {
  it('for 80 ms is warned of once, and loses nothing', { timeout: 90_000 }, async () => {
    const { client, logger, heard } = await steadyLoad({ calls: 20, rounds: ROUNDS });
    const statuses = statusesOf(client);
    expect(await pace(client)).toBeGreaterThan(PACE);
    stoodStill(80);
    const all = Array.from({ length: ROUNDS + 1 }, (_, round) => round);
    await eventually(() =>
      expect([...heard.values()].map((rounds) => rounds.at(-1))).toEqual([...heard].map(() => ROUNDS)),
    );
    for (const rounds of heard.values()) expect(rounds).toEqual(all);
    expect(logger.matching(/computations out of handlers/)).toHaveLength(1);
    expect(statuses).toEqual([]);
  });

  it('for 2 s is cut off; the client recovers, and names its lag as the cause', { timeout: 90_000 }, async () => {
    const { client, logger } = await steadyLoad({ calls: 40, rounds: 3_000 });
    expect(await pace(client)).toBeGreaterThan(PACE);
    const [lost, back] = [nextStatus(client, 'reconnecting'), nextStatus(client, 'connected')];
    stoodStill(2_000);
    expect((await lost).lagMs).toBeGreaterThanOrEqual(2_000);
    const { gapMs, lagMs } = await back;
    expect([lagMs, typeof gapMs]).toEqual([(await lost).lagMs, 'number']);
    expect(logger.matching(/likely cause/)).toHaveLength(1);
    expect(await pace(client)).toBeGreaterThan(0);
  });
});
