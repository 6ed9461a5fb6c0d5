import { expect, it, onTestFinished, vi } from 'vitest';
import type { AnyAriEvent, UnknownEvent } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { eventually } from '../support/eventually.js';
import { errorsOf } from '../support/errors-of.js';

const MALFORMED: readonly (readonly [string, string | Buffer])[] = [
  ['broken JSON', '{"type":"StasisStart"'],
  ['JSON with a comma too many', '{"type":"StasisStart",}'],
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['an array', '[{"type":"StasisStart"}]'],
  ['a text', '"StasisStart"'],
  ['a number', '7'],
  ['null', 'null'],
  ['no type', '{"application":"a"}'],
  ['a type that is no text', '{"type":7}'],
  ['a type that is null', '{"type":null}'],
  ['bytes', Buffer.from([0, 1, 2, 0xff])],
];

async function listening() {
  const stub = await stubFor();
  const logger = new RecordingLogger();
  const client = clientFor(stub.url, { apps: 'a', logger });
  const events: (AnyAriEvent | UnknownEvent)[] = [];
  client.on('*', (event) => void events.push(event));
  const errors = errorsOf(client);
  await client.connect();
  return { stub, client, logger, events, errors };
}

it.each(MALFORMED)('%s: counted, reported, and the next event is heard', async (_name, frame) => {
  const { stub, client, events, errors } = await listening();
  stub.events.send(frame);
  stub.events.send({ type: 'ChannelHold', application: 'a' });
  await eventually(() => expect(events).toHaveLength(1));
  expect(client.counts).toEqual({ received: 2, unheard: 0, malformed: 1 });
  expect(errors.map(({ kind }) => kind)).toEqual(['malformed']);
  expect(errors[0]).toMatchObject({ connection: 'default', error: { name: 'MalformedFrameError' } });
  expect(client.status).toBe('connected');
});

it('a flood of them, of any length, is logged once, and its size with the next', async () => {
  const { stub, client, logger, events } = await listening();
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  for (let sent = 0; sent < 1_000; sent += 1) stub.events.send('{'.repeat(sent + 1));
  await eventually(() => expect(client.counts.malformed).toBe(1_000));
  expect(logger.matching(/no event/)).toEqual(['warn [default] ignored a frame that is no event: not JSON (1 bytes)']);
  vi.setSystemTime(Date.now() + 10_001);
  stub.events.send('{');
  stub.events.send({ type: 'ChannelHold', application: 'a' });
  await eventually(() => expect(events).toHaveLength(1));
  expect(logger.matching(/no event/)[1]).toMatch(/not JSON \(1 bytes\) \(and 999 times more before\)$/);
});

it('an event in a binary frame is an event', async () => {
  const { stub, client, events } = await listening();
  stub.events.send(Buffer.from('{"type":"ChannelHold","application":"a"}'));
  await eventually(() => expect(events).toHaveLength(1));
  expect(client.counts).toEqual({ received: 1, unheard: 0, malformed: 0 });
});

it('text that breaks off inside a character costs the character, not the socket', async () => {
  const { stub, client, events } = await listening();
  const [socket] = stub.events.open;
  const whole = Buffer.from('{"type":"ChannelHold","application":"a","musicclass":"ü"}');
  const broken = Buffer.concat([whole.subarray(0, whole.indexOf(0xbc)), whole.subarray(whole.indexOf(0xbc) + 1)]);
  socket?.send(broken, { binary: false });
  await eventually(() => expect(events).toHaveLength(1));
  expect(events[0]).toMatchObject({ musicclass: '\uFFFD' });
  expect(client.status).toBe('connected');
  expect(stub.events.handshakes).toHaveLength(1);
});

it('an event cut into many fragments is one', async () => {
  const { stub, events } = await listening();
  const [socket] = stub.events.open;
  const text = JSON.stringify({ type: 'ChannelHold', application: 'a', musicclass: 'ü電🦆' });
  const bytes = [...Buffer.from(text)];
  bytes.forEach((byte, at) => socket?.send(Buffer.from([byte]), { binary: false, fin: at === bytes.length - 1 }));
  await eventually(() => expect(events).toHaveLength(1));
  expect(events[0]).toMatchObject({ musicclass: 'ü電🦆' });
});
