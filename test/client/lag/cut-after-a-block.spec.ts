import { describe, expect, it } from 'vitest';
import type { AriClientError } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { nextStatus } from '../support/status-of-a-client.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { eventually } from '../support/eventually.js';
import type { StubAri } from '../support/stub-ari.js';
import { stoodStill } from './support/stood-still.js';

const SETTING = 'websocket_write_timeout in [general] of ari.conf';

async function connected(ping?: { readonly interval: number; readonly timeout: number }) {
  const stub = await stubFor(undefined, { deaf: ping !== undefined });
  const logger = new RecordingLogger();
  const client = clientFor(stub.url, { apps: 'a', logger, ping, reconnect: { first: 1, most: 1 } });
  const errors: AriClientError[] = [];
  client.errors.subscribe((error) => errors.push(error));
  await client.connect();
  return { stub, client, errors, logger };
}

/** Ways in which a socket ends out of order. */
const CUTS: Readonly<Record<string, (stub: StubAri) => void>> = {
  'without a word (1006)': ({ events }) => events.cut(),
  'with 1011': ({ events }) => events.open.forEach((socket) => socket.close(1011)),
  'with a reset': ({ sockets }) => sockets.forEach((socket) => socket.resetAndDestroy()),
};

describe.each(Object.entries(CUTS))('a socket that is cut %s after the event loop stood still', (_, cut) => {
  it('names the measured lag and the setting, in the status, in the errors and in the log', async () => {
    const { stub, client, errors, logger } = await connected();
    const [lost, back] = [nextStatus(client, 'reconnecting'), nextStatus(client, 'connected')];
    stoodStill(200);
    cut(stub);
    const { reason, lagMs } = await lost;
    expect(lagMs).toBeGreaterThanOrEqual(200);
    expect(reason).toContain(`stood still for ${lagMs} ms, which is the likely cause`);
    expect(reason).toContain(SETTING);
    expect((await back).lagMs).toBe(lagMs);
    expect(errors.filter((error) => error.kind === 'lag' && error.cut)).toEqual([
      { kind: 'lag', connection: 'default', lagMs, cut: true },
    ]);
    expect(logger.matching(/^warn .* lost .*likely cause/)).toHaveLength(1);
  });
});

describe('a lag is not blamed', () => {
  it('for a socket that is cut without one', async () => {
    const { stub, client, errors } = await connected();
    const lost = nextStatus(client, 'reconnecting');
    stub.events.cut();
    const { reason, lagMs } = await lost;
    expect([reason, lagMs, errors]).toEqual(['closed with 1006', undefined, []]);
  });

  it('for a socket that is closed in order', async () => {
    const { stub, client } = await connected();
    const lost = nextStatus(client, 'reconnecting');
    stoodStill(200);
    stub.events.open.forEach((socket) => socket.close(1001));
    const { reason, lagMs } = await lost;
    expect([reason, lagMs]).toEqual(['closed with 1001', undefined]);
  });

  it('for a socket that this client gave up', async () => {
    const { client } = await connected({ interval: 20, timeout: 20 });
    const lost = nextStatus(client, 'reconnecting');
    stoodStill(200);
    const { reason, lagMs } = await lost;
    expect([reason, lagMs]).toEqual(['no answer to a ping within 20 ms', undefined]);
  });
});

describe('a lag without a cut', () => {
  it('is one warning and one error each, and costs nothing', async () => {
    const { stub, client, errors, logger } = await connected();
    client.on('ChannelHold', () => stoodStill(85));
    for (const count of [1, 2, 3]) {
      stub.events.send({ type: 'ChannelHold', application: 'a' });
      await eventually(() => expect(errors).toHaveLength(count));
    }
    expect(errors.every((error) => error.kind === 'lag' && error.lagMs >= 85 && !error.cut)).toBe(true);
    expect(logger.matching(/stood still/)).toHaveLength(1);
    expect([client.status, client.counts.received]).toEqual(['connected', 3]);
  });
});
