import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { ariCommand } from '../asterisk/ari-command.js';
import { unique } from '../client/support/call-of-a-test.js';
import { clientFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { RecordingLogger } from '../client/support/recording-logger.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { amount } from './support/amount.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { chanceOf, fuzzedFrame } from './support/fuzzed-frames.js';
import { errorsOf } from '../client/support/errors-of.js';

const FRAMES = amount(10_000);

/** Real events between the others. */
const TICK_EVERY = 100;

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

async function listening({ port, account }: Exchange) {
  const proxy = await FaultProxy.before(port);
  const logger = new RecordingLogger();
  const application = unique('fuzzed');
  const client = clientFor(proxy.url, {
    ...account,
    url: proxy.url,
    apps: application,
    logger,
    reconnect: { first: 5, most: 50 },
  });
  const heard: string[] = [];
  client.on('*', (event) => void heard.push('eventname' in event ? String(event.eventname) : event.type));
  const errors = errorsOf(client);
  await client.connect();
  const tick = (name: string): Promise<void> =>
    ariCommand(account, 'POST', `events/user/${name}?application=${application}`);
  return { proxy, client, logger, heard, errors, tick };
}

describeOnBoth(`${FRAMES} frames that Asterisk never sends (seed ${SEED})`, (exchange) => {
  it('are counted, one by one; every event between them is heard, in order', { timeout: 120_000 }, async () => {
    process.stderr.write(`fuzzed frames: SEED=${SEED}\n`);
    const { proxy, client, logger, heard, errors, tick } = await listening(await exchange());
    const chance = chanceOf(SEED);
    const fates = { malformed: 0, unknown: 0 };
    const ticks: string[] = [];
    for (let sent = 1; sent <= FRAMES; sent += 1) {
      const { bytes, fate } = fuzzedFrame(chance);
      proxy.inject(bytes);
      fates[fate] += 1;
      if (sent % TICK_EVERY > 0) continue;
      ticks.push(`Tick${sent}`);
      await tick(`Tick${sent}`);
    }
    await eventually(() => expect(heard.at(-1)).toBe(ticks.at(-1)));
    expect(heard.filter((name) => name.startsWith('Tick'))).toEqual(ticks);
    expect(heard).toHaveLength(ticks.length + fates.unknown);
    expect(client.counts).toEqual({ received: FRAMES + ticks.length, unheard: 0, malformed: fates.malformed });
    expect(errors.map(({ kind }) => kind)).toEqual(Array.from({ length: fates.malformed }, () => 'malformed'));
    // One line, and another for each ten seconds that it takes.
    expect(logger.matching(/no event/).length).toBeLessThan(12);
    expect(logger.matching(/no event/).length).toBeGreaterThan(0);
    expect(proxy.sockets).toHaveLength(1);
  });

  it.each([
    ['an envelope that is none', Buffer.from([0xff, 0x7f, 1, 2, 3])],
    ['a masked frame, which no server sends', Buffer.from([0x81, 0x82, 1, 2, 3, 4, 5, 6])],
    ['a frame larger than any event', Buffer.from([0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0])],
    ['a control frame with a length of its own', Buffer.from([0x89, 126, 1, 0])],
    ['a fragment of nothing', Buffer.from([0x80, 1, 0x41])],
  ])('%s costs the socket, which is opened again', async (_name, bytes) => {
    const { proxy, client, heard, tick } = await listening(await exchange());
    const lost = nextStatus(client, 'reconnecting');
    const back = nextStatus(client, 'connected');
    proxy.inject(bytes);
    expect((await lost).reason).toMatch(/^WS_ERR/);
    await back;
    await tick('After');
    await eventually(() => expect(heard).toEqual(['After']));
    expect(proxy.sockets).toHaveLength(1);
  });
});
