import { firstValueFrom } from 'rxjs';
import { expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { asteriskClient, clientFor, ownAsterisk } from '../support/clients-of-a-test.js';
import { unique } from '../support/call-of-a-test.js';
import { eventually } from '../support/eventually.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { nextStatus, statusesOf } from '../support/status-of-a-client.js';
import { stoodStill } from './support/stood-still.js';

const send = WebSocket.prototype.ping;

/** Events that pile up while nobody reads: far more than Asterisk and the network hold. */
const FLOOD = { endpoint: 'Local/burst-20000@default', context: 'default', extension: 'answer', priority: 1 };

/** More than the 100 ms that a busy machine alone may take from this process, and less than the block. */
const PATIENT = { 'ari.conf': '[general](+)\nwebsocket_write_timeout = 300' };

describeOnAsterisk('a handler that blocks the event loop for 2 s while events pour in', () => {
  it(
    'costs the socket: the report names the lag as the cause, and the client recovers',
    { timeout: 60_000 },
    async () => {
      const { url } = await ownAsterisk({ confExtra: PATIENT });
      const logger = new RecordingLogger();
      const client = clientFor(url, { apps: 'slow', subscribeAll: true, logger });
      await client.connect();
      const [lost, back] = [nextStatus(client, 'reconnecting'), nextStatus(client, 'connected')];
      const resync = firstValueFrom(client.resyncs, { defaultValue: undefined });
      await client.channels.originate(FLOOD);
      await eventually(() => expect(client.counts.received).toBeGreaterThan(1_000));
      stoodStill(2_000);
      const { lagMs, reason } = await lost;
      expect(lagMs).toBeGreaterThanOrEqual(2_000);
      expect(reason).toContain('websocket_write_timeout in [general] of ari.conf');
      expect((await back).gapMs).toBeGreaterThanOrEqual(0);
      expect(await resync).toMatchObject({ lagMs, restarted: false });
      expect(logger.matching(/likely cause/)).toHaveLength(1);
      expect(logger.matching(/computations out of handlers/)).toHaveLength(1);
      const heard = new Promise((resolve) => client.once('ChannelUserevent', resolve));
      await client.events.userEvent('Again', { application: 'slow' });
      await heard;
    },
  );
});

describeOnAsterisk('a process that stands still for longer than the answer to a ping may take', () => {
  it('does not take Asterisk for dead: the answer is there, and only not read yet', async () => {
    const client = asteriskClient({ apps: unique('app'), ping: { interval: 100, timeout: 60 } });
    await client.connect();
    const statuses = statusesOf(client);
    let pings = 0;
    const pinging = vi.spyOn(WebSocket.prototype, 'ping').mockImplementation(function ping(this: WebSocket) {
      pings += 1;
      const block = pings === 2 ? 500 : 0;
      setImmediate(() => {
        send.call(this);
        // The answer comes meanwhile, its limit passes, and the timer of the limit is looked at before the socket is.
        stoodStill(block);
      });
    });
    onTestFinished(() => pinging.mockRestore());
    await eventually(() => expect(pings).toBeGreaterThan(4));
    expect(statuses).toEqual([]);
  });
});
