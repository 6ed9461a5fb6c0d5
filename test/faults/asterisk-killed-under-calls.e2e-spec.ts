import { expect, it, onTestFinished } from 'vitest';
import type { AriResync } from 'nestjs-ari';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { ariReply } from '../asterisk/ari-reply.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { amount } from './support/amount.js';
import { CountedCalls } from './support/counted-calls.js';

const CALLS = amount(100);

/** From the moment at which the server answers, in milliseconds. */
const REGISTERED_WITHIN_MS = 2_000;

describeOnAsterisk(`an Asterisk that is killed under ${CALLS} calls and started again`, () => {
  it('every wait ends as lost, the application is registered again, new calls work', { timeout: 120_000 }, async () => {
    const server = await AsteriskServer.start();
    onTestFinished(() => server.stop());
    const asterisk = { account: server, port: server.httpPort };
    // The waits between attempts are those that everybody has who sets nothing.
    const counted = await CountedCalls.start(asterisk, { url: server.url, reconnect: {} });
    const { ledger, application } = counted;
    const { client } = application;
    const resyncs: AriResync[] = [];
    client.resyncs.subscribe((resync) => resyncs.push(resync));
    const channels = await counted.place(CALLS);
    const playbacks = channels.map((channel) => channel.play('tone:ring'));
    await Promise.all(playbacks);
    const waits = [
      ...channels.flatMap((channel) => [channel.ended(), channel.leftStasis(), channel.nextDigit()]),
      ...channels.map((channel) => channel.until('ChannelHold')),
      ...playbacks.map((playback) => playback.finished()),
    ];

    const lost = nextStatus(client, 'reconnecting');
    await server.kill();
    await lost;
    const back = nextStatus(client, 'connected');
    await server.restart();
    const answering = performance.now();
    await eventually(async () => {
      expect((await ariReply(`${server.url}/applications/${counted.name}`, server)).status).toBe(200);
    });
    expect(performance.now() - answering).toBeLessThan(REGISTERED_WITHIN_MS);
    await back;

    const outcomes = (await Promise.all(waits)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array.from({ length: CALLS * 5 }, () => 'lost'));
    await eventually(() => expect(ledger.outcomes).toEqual({ lost: CALLS }));
    await eventually(() => expect(counted.kept).toEqual({ instances: 0, lives: 0, objects: 0, running: 0 }));
    expect(resyncs).toMatchObject([{ restarted: true, appeared: [], changed: [] }]);
    expect(resyncs[0]?.ended.map(({ id }) => id).toSorted()).toEqual(channels.map(({ id }) => id).toSorted());

    for (const channel of await counted.place(CALLS)) await channel.hangup();
    await eventually(() => expect(ledger.outcomes).toEqual({ lost: CALLS, hangup: CALLS }));
    expect(ledger.unsound).toEqual([]);
    await eventually(() => expect(counted.kept).toEqual({ instances: 0, lives: 0, objects: 0, running: 0 }));
  });
});
