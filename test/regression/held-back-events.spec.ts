import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';

const EVENTS = process.env['SOAK'] === undefined ? 5_000 : 20_000;
const CHANNELS = 200;

const dtmf = (channel: number | string, digit: string): object => ({
  type: 'ChannelDtmfReceived',
  application: 'a',
  channel: { id: String(channel) },
  digit,
});

it('digits pressed back to back on one channel all arrive, at once and in order', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  let digits = '';
  client.on('ChannelDtmfReceived', ({ digit }) => void (digits += digit));
  await client.connect();
  for (const digit of '1234511155') stub.events.send(dtmf('7', digit));
  await eventually(() => expect(digits).toBe('1234511155'));
  // Equal events are not the same event.
  for (let pressed = 0; pressed < 100; pressed += 1) stub.events.send(dtmf('7', '0'));
  await eventually(() => expect(digits).toBe(`1234511155${'0'.repeat(100)}`));
});

it('a burst is neither thinned out nor put out of order, with a listener on each channel', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const heard: string[] = [];
  const ofChannel = new Map<string, number>();
  client.on('ChannelDtmfReceived', ({ channel, digit }) => void heard.push(`${channel.id} ${digit}`));
  client.on('StasisStart', ({ channel }) => {
    channel.on('ChannelDtmfReceived', () => void ofChannel.set(channel.id, (ofChannel.get(channel.id) ?? 0) + 1));
  });
  await client.connect();
  for (let id = 0; id < CHANNELS; id += 1) {
    stub.events.send({ type: 'StasisStart', application: 'a', args: [], channel: { id: String(id) } });
  }
  const sent = Array.from({ length: EVENTS }, (_, at) => [at % CHANNELS, String(at % 10)] as const);
  for (const [channel, digit] of sent) stub.events.send(dtmf(channel, digit));
  await eventually(() => expect(client.counts.received).toBe(EVENTS + CHANNELS));
  expect(heard).toEqual(sent.map(([channel, digit]) => `${channel} ${digit}`));
  expect(ofChannel.size).toBe(CHANNELS);
  expect(new Set(ofChannel.values())).toEqual(new Set([EVENTS / CHANNELS]));
  expect(client.counts).toMatchObject({ unheard: 0, malformed: 0 });
});
