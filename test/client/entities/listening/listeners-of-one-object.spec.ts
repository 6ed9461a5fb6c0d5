import { describe, expect, it } from 'vitest';
import { recorder } from '../support/outcomes.js';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { destroyed, digitPressed, stasisEnd, wireChannel, wireEvent } from '../support/wire-events.js';

// A stub: what is tested is who hears an event, not what Asterisk sends.
describe('a listener of one channel', () => {
  it('hears that channel alone, the names that it asked for, in order', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub, 'c1');
    await callIn(client, stub, 'c2');
    const digits = recorder<string>();
    const all = recorder<string>();
    channel.on('ChannelDtmfReceived', ({ digit }) => digits.record(digit));
    channel.on('*', ({ type }) => all.record(type));
    const hold = wireEvent('ChannelHold', { channel: wireChannel('c1') });
    stub.send(digitPressed('c1', '1'), digitPressed('c2', '2'), hold, digitPressed('c1', '3'));
    await delivered(client, stub);
    expect(digits.seen).toEqual(['1', '3']);
    expect(all.seen).toEqual(['ChannelDtmfReceived', 'ChannelHold', 'ChannelDtmfReceived']);
  });

  it('is shared by all snapshots of the channel', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => ({ status: 200, body: wireChannel('c1') });
    const other = await client.channels.get('c1');
    const { seen, record } = recorder<string>();
    const listener = ({ digit }: { digit: string }): void => record(digit);
    channel.on('ChannelDtmfReceived', listener);
    stub.send(digitPressed('c1', '1'));
    await delivered(client, stub);
    other.off('ChannelDtmfReceived', listener);
    other.off('ChannelDtmfReceived', listener);
    stub.send(digitPressed('c1', '2'));
    await delivered(client, stub);
    expect(seen).toEqual(['1']);
  });

  it('hears one event with `once`, and none when it is taken off before', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const { seen, record } = recorder<string>();
    const taken = (): void => record('taken off');
    channel.once('ChannelDtmfReceived', ({ digit }) => record(digit));
    channel.once('ChannelDtmfReceived', taken);
    channel.off('ChannelDtmfReceived', taken);
    channel.once('ChannelDtmfReceived', () => record('unsubscribed')).unsubscribe();
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'));
    await delivered(client, stub);
    expect(seen).toEqual(['1']);
  });

  it('hears nothing more once it has ended, not even the event that is being handed round', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const { seen, record } = recorder<string>();
    channel.on('ChannelDtmfReceived', () => second.unsubscribe());
    const second = channel.on('ChannelDtmfReceived', () => record('second'));
    channel.on('ChannelDtmfReceived', () => record('third'));
    stub.send(digitPressed('c1', '1'));
    await delivered(client, stub);
    expect(seen).toEqual(['third']);
    expect(second.closed).toBe(true);
  });

  it('hears an event once that names the channel in two places', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const { seen, record } = recorder<string>();
    channel.on('BridgeBlindTransfer', () => record('object'));
    client.onChannelEvent('BridgeBlindTransfer', ({ id }) => record(id));
    const both = { channel: wireChannel('c1'), transferee: wireChannel('c1') };
    stub.send(wireEvent('BridgeBlindTransfer', { ...both, context: 'a', exten: 'b', result: 'Success' }));
    await delivered(client, stub);
    expect(seen).toEqual(['object', 'c1']);
  });

  it('that fails harms no other, and is told in `errors`', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const { seen, record } = recorder<string>();
    const errors = recorder<unknown>();
    client.errors.subscribe((error) => errors.record(error.kind === 'listener' && error.error));
    const thrown = new Error('thrown');
    const rejected = new Error('rejected');
    channel.on('ChannelDtmfReceived', () => {
      throw thrown;
    });
    channel.on('ChannelDtmfReceived', () => Promise.reject(rejected));
    channel.on('ChannelDtmfReceived', ({ digit }) => record(digit));
    const next = channel.nextDigit();
    stub.send(digitPressed('c1', '1'));
    expect(await next).toMatchObject({ digit: '1' });
    await delivered(client, stub);
    expect(seen).toEqual(['1']);
    expect(errors.seen).toEqual([thrown, rejected]);
  });
});

describe('a listener of a channel that has ended', () => {
  it.each([
    ['hung up', [destroyed('c1')]],
    ['left', [stasisEnd('c1')]],
  ])('is gone when it has %s, and none is taken any more', async (_how, events) => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const { seen, record } = recorder<string>();
    channel.on('ChannelDtmfReceived', ({ digit }) => record(digit));
    stub.answer = () => ({ status: 200, body: wireChannel('c1') });
    stub.send(...events);
    await channel.ended();
    const late = channel.on('ChannelDtmfReceived', ({ digit }) => record(digit));
    expect(late.closed).toBe(true);
    let completed = false;
    channel.observe('ChannelDtmfReceived').subscribe({ complete: () => (completed = true) });
    expect(completed).toBe(true);
    stub.send(digitPressed('c1', '1'));
    await delivered(client, stub);
    expect(seen).toEqual([]);
  });
});
