import { expect, it, onTestFinished, vi } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { serverFor } from '../client/server/support/server-of-a-test.js';
import { StubAsterisk } from '../client/server/support/stub-asterisk.js';
import { OVER_HTTP, connectedWay } from '../client/command-socket/support/ways.js';
import { describeOnBoth } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { serverFrame } from './support/server-frames.js';

const EVENT = Buffer.from(JSON.stringify({ type: 'ChannelVarset', variable: 'V', value: 'x'.repeat(600) }));
const GIVEN_UP = Buffer.from([0x03, 0xf3]);
const CLOSE = 8;

/** What Asterisk 22.10.1 sends in one of six cases when it gives up a reader: a part of an event, and a close frame. */
function brokenOff(frame: (payload: Buffer, opcode?: number) => Buffer): Buffer {
  return Buffer.concat([frame(EVENT).subarray(0, 400), frame(GIVEN_UP, CLOSE)]);
}

/** A frame as a client sends it. */
function masked(payload: Buffer, opcode = 1): Buffer {
  const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);
  const plain = serverFrame(payload, opcode);
  plain[1] = (plain[1] as number) | 0x80;
  const head = plain.length - payload.length;
  const bytes = payload.map((byte, index) => byte ^ (mask[index % 4] as number));
  return Buffer.concat([plain.subarray(0, head), mask, bytes]);
}

/** Bytes in the order in which they are put on the wire, each read on its own. */
const PIECES = [
  ['in one piece', (bytes: Buffer) => [bytes]],
  ['in two', (bytes: Buffer) => [bytes.subarray(0, -2), bytes.subarray(-2)]],
  [
    'in pieces of a byte',
    (bytes: Buffer) => [bytes.subarray(0, -5), ...[...bytes.subarray(-5)].map((b) => Buffer.of(b))],
  ],
] as const;

describeOnBoth('an Asterisk that gives its reader up in the middle of an event', (exchange) => {
  it.each(PIECES)(
    'has closed the socket, though that is buried in the event (%s): it is opened again at once',
    async (_how, cut) => {
      const { port, account } = await exchange();
      const proxy = await FaultProxy.before(port);
      const app = unique('app');
      const client = await connectedWay(
        OVER_HTTP,
        { ...account, url: proxy.url },
        { apps: app, reconnect: { first: 1 } },
      );
      const [lost, back] = [nextStatus(client, 'reconnecting'), nextStatus(client, 'connected')];
      const since = performance.now();
      for (const piece of cut(brokenOff(serverFrame))) {
        proxy.inject(piece);
        // An answer over another connection: the piece has been read by then.
        await client.channels.list();
      }
      expect((await lost).reason).toContain('closed with 1011 in the middle of an event');
      // A ping would have found it out within 20 s.
      expect(performance.now() - since).toBeLessThan(5_000);
      await back;
      const heard = new Promise((resolve) => client.once('ChannelUserevent', resolve));
      await client.events.userEvent('Again', { application: app });
      await heard;
    },
  );

  it('has not closed it where more of the event comes', async () => {
    const { port, account } = await exchange();
    const proxy = await FaultProxy.before(port);
    const client = await connectedWay(OVER_HTTP, { ...account, url: proxy.url });
    client.on('*', () => undefined);
    const changes = vi.fn();
    client.statusChanges.subscribe(changes);
    const event = Buffer.concat([
      Buffer.from('{"type":"Odd","odd":"'),
      Buffer.from([0x88, 2, 3, 0xf3]),
      Buffer.from('"}'),
    ]);
    const frame = serverFrame(event);
    const odd = new Promise((resolve) =>
      client.errors.subscribe((error) => error.kind === 'malformed' && resolve(error)),
    );
    proxy.inject(frame.subarray(0, -2));
    await client.channels.list();
    proxy.inject(frame.subarray(-2));
    expect(await odd).toMatchObject({ kind: 'malformed' });
    expect(changes).not.toHaveBeenCalled();
  });
});

it('a socket that Asterisk opened to us is given up in the same way', async () => {
  const server = serverFor({ port: 0 });
  onTestFinished(() => server.close());
  await server.listen();
  const stub = await StubAsterisk.call(server);
  stub.registers('given-up');
  await server.connect();
  const ended = new Promise((resolve) => stub.socket.once('close', resolve));
  stub.wire.write(brokenOff(masked));
  await ended;
});
