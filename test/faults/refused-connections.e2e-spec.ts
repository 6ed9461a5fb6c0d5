import { setTimeout as after } from 'node:timers/promises';
import { AriUnavailableException, type AriClient } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { clientFor, failureOf } from '../client/support/clients-of-a-test.js';
import { RecordingLogger } from '../client/support/recording-logger.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { amount } from './support/amount.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { mostAttempts } from './support/most-attempts.js';

const REFUSED_S = amount(60);
const BOOTING_S = amount(20);

/** A connected client behind a proxy, and everything that it says of its attempts. */
async function observed({ port, account }: Exchange) {
  const proxy = await FaultProxy.before(port);
  const logger = new RecordingLogger();
  const app = unique('refused');
  const client = clientFor(proxy.url, { ...account, url: proxy.url, apps: app, logger });
  await client.connect();
  const reasons: string[] = [];
  client.statusChanges.subscribe(({ reason }) => reason !== undefined && reasons.push(reason));
  return { proxy, client, logger, app, reasons };
}

async function hearsAgain(client: AriClient, application: string): Promise<void> {
  const heard = new Promise((resolve) => client.once('ChannelUserevent', resolve));
  await client.events.userEvent('Back', { application });
  await heard;
}

describeOnBoth('a client whose Asterisk', (exchange) => {
  const timeout = REFUSED_S * 1_000 + 30_000;

  it(`refuses connections for ${REFUSED_S} s backs off, says so, and recovers`, { timeout }, async () => {
    const { proxy, client, logger, app, reasons } = await observed(await exchange());
    await proxy.refuse();
    await after(REFUSED_S * 1_000);
    expect(client.status).toBe('reconnecting');
    const [loss, ...refusals] = reasons;
    expect(loss).toMatch(/ECONNRESET|closed with 1006/);
    expect(new Set(refusals)).toEqual(new Set(['ECONNREFUSED']));
    expect(refusals.length).toBeLessThanOrEqual(mostAttempts(REFUSED_S));
    expect(refusals.length).toBeGreaterThan(REFUSED_S / 4);
    // The loss, the first refusal, and one line for every ten seconds of them.
    expect(logger.matching(/trying again/).length).toBeLessThanOrEqual(3 + REFUSED_S / 10);
    const back = nextStatus(client, 'connected');
    await proxy.listen();
    expect((await back).gapMs).toBeGreaterThanOrEqual(REFUSED_S * 1_000 - 100);
    await hearsAgain(client, app);
    // One socket for events, whatever was tried before.
    expect(proxy.sockets).toHaveLength(1);
  });

  it(`answers 503 while it boots is asked at the same rate, and found when it is up`, { timeout }, async () => {
    const { proxy, client, app, reasons } = await observed(await exchange());
    proxy.reception = { status: 503 };
    proxy.cut('everything');
    proxy.attempts.length = 0;
    await after(BOOTING_S * 1_000);
    expect(client.status).toBe('reconnecting');
    expect(reasons.at(-1)).toBe('the server refused the event socket with 503');
    expect(proxy.attempts.length).toBeLessThanOrEqual(mostAttempts(BOOTING_S));
    const error = await failureOf(client.channels.list());
    expect(error).toBeInstanceOf(AriUnavailableException);
    expect(error).toMatchObject({ status: 503, retryable: true });
    const back = nextStatus(client, 'connected');
    proxy.reception = 'through';
    await back;
    await hearsAgain(client, app);
  });

  it('resets new connections, as at its session limit, says what may be the reason, and recovers', async () => {
    const { proxy, client, app, reasons } = await observed(await exchange());
    proxy.reception = 'reset';
    const refused = nextStatus(client, 'reconnecting');
    proxy.cut('everything');
    await refused;
    await nextStatus(client, 'reconnecting');
    expect(reasons.at(-1)).toBe('ECONNRESET, before the handshake: sessionlimit in http.conf may be reached');
    const error = await failureOf(client.channels.list());
    expect(error).toMatchObject({ name: 'AriConnectionException' });
    expect(error.message).toContain('sessionlimit');
    const back = nextStatus(client, 'connected');
    proxy.reception = 'through';
    await back;
    await hearsAgain(client, app);
  });
});
