import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Channel } from 'nestjs-ari/client';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { digitPressed, wireChannel, wireEvent } from '../support/wire-events.js';

// A stub: fields that no Asterisk sends yet.
describe('a domain object', () => {
  it('prints the snapshot alone, also when it is in use', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    channel.on('ChannelDtmfReceived', () => {});
    expect(channel.signal.aborted).toBe(false);
    expect(JSON.parse(JSON.stringify(channel))).toEqual(wireChannel('c1'));
    expect({ ...channel }).toEqual(wireChannel('c1'));
    expect(inspect(channel, { depth: 9 })).toBe(`Channel ${inspect(wireChannel('c1'), { depth: 9 })}`);
    expect(inspect(channel, { showHidden: true, depth: 9 })).not.toMatch(/ari:ari|repository|transport/i);
  });

  it('keeps fields that this release does not know', async () => {
    const [client, stub] = await stubbedClient();
    const heard = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
    const channel = wireChannel('c1', 'Up', { mood: { today: 'fine' } });
    stub.send(wireEvent('StasisStart', { args: [], channel, novelty: 1 }));
    expect(await heard).toMatchObject({ mood: { today: 'fine' } });
  });

  it('keeps its methods when a field bears the name of one', async () => {
    const [client, stub] = await stubbedClient();
    const heard = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
    const fields = { play: 'field', signal: 'field', on: 'field', constructor: 'field', toString: 'field' };
    const text = JSON.stringify(wireEvent('StasisStart', { args: [], channel: wireChannel('c1', 'Up', fields) }));
    stub.sendText(text.replace('"play"', '"__proto__":{"polluted":true},"play"'));
    const channel = await heard;
    expect(channel).toMatchObject({ play_: 'field', signal_: 'field', on_: 'field', constructor_: 'field' });
    expect(channel.signal).toBeInstanceOf(AbortSignal);
    expect(channel.play).toBeTypeOf('function');
    expect('polluted' in channel).toBe(false);
    expect(client.counts.malformed).toBe(0);
  });

  it('is delivered in events whose type is a word that every JavaScript object knows', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    channel.on('*', () => {});
    const types: string[] = [];
    client.on('*', ({ type }) => types.push(type));
    stub.send(wireEvent('constructor', { channel: wireChannel('c1') }), wireEvent('toString', {}));
    await delivered(client, stub);
    expect(types).toEqual(['constructor', 'toString', 'ApplicationRegistered']);
    expect(client.counts.malformed).toBe(0);
  });
});

describe('two domain objects', () => {
  it('are equal when they are the same object of the same Asterisk, however old each is', async () => {
    const [client, stub] = await stubbedClient();
    const [elsewhere, otherStub] = await stubbedClient();
    const first = await callIn(client, stub, 'c1');
    const second = await callIn(client, stub, 'c2');
    stub.answer = () => ({ status: 200, body: wireChannel('c1', 'Ring') });
    expect(first.equals(await client.channels.get('c1'))).toBe(true);
    expect(first.equals(second)).toBe(false);
    expect(first.equals(await callIn(elsewhere, otherStub, 'c1'))).toBe(false);
    expect(first.equals(wireChannel('c1'))).toBe(false);
    expect(first.equals(undefined)).toBe(false);
  });
});

describe('a stale snapshot', () => {
  it('stays as it was, and its waits go by what has happened since', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub, 'c1', 'Ring');
    const up = wireEvent('ChannelStateChange', { channel: wireChannel('c1', 'Up') });
    stub.send(up, digitPressed('c1', '5'));
    await delivered(client, stub);
    expect(channel.state).toBe('Ring');
    expect(await channel.answered({ timeout: 0 })).toMatchObject({ outcome: 'answered', channel: { state: 'Up' } });
    expect(await channel.nextDigit({ timeout: 0 })).toMatchObject({ digit: '5' });
  });
});
