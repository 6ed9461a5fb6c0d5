import { describe, expect, it } from 'vitest';
import type { AriClient, Channel } from 'nestjs-ari/client';
import type { ExchangeStub } from '../support/exchange-stub.js';
import { failureOf, recorder } from '../support/outcomes.js';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { digitPressed, STUB_APP, stasisStart } from '../support/wire-events.js';

const TEN = '0123456789';

async function takeAll(channel: Channel): Promise<string> {
  let digits = '';
  for (;;) {
    const next = await channel.nextDigit({ timeout: 0 });
    if (next.outcome !== 'digit') return digits;
    digits += next.digit;
  }
}

async function press(client: AriClient, stub: ExchangeStub, digits: string): Promise<void> {
  stub.send(...[...digits].map((digit) => digitPressed('c1', digit)));
  await delivered(client, stub);
}

// A stub: a telephone that presses ten keys within 200 ms would need a machine on the line.
describe('ten digits within 200 ms', () => {
  it('are ten calls of a listener, in order', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const ofObject = recorder<string>();
    const ofClient = recorder<string>();
    channel.on('ChannelDtmfReceived', ({ digit }) => ofObject.record(digit));
    client.onChannelEvent('ChannelDtmfReceived', (_channel, { digit }) => ofClient.record(digit));
    const since = performance.now();
    await press(client, stub, TEN);
    expect(performance.now() - since).toBeLessThan(200);
    expect(ofObject.seen.join('')).toBe(TEN);
    expect(ofClient.seen.join('')).toBe(TEN);
  });

  it('are ten turns of a `for await` that is slow', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const stream = channel.stream('ChannelDtmfReceived');
    await press(client, stub, TEN);
    let digits = '';
    for await (const { digit } of stream) {
      digits += digit;
      if (digits.length === 5) await press(client, stub, '#');
      if (digits.endsWith('#')) break;
    }
    expect(digits).toBe(`${TEN}#`);
  });

  it('go to waits one by one, those that came first first', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const waits = Array.from({ length: 10 }, () => channel.nextDigit());
    await press(client, stub, TEN);
    const digits = await Promise.all(waits);
    expect(digits.map((next) => next.outcome === 'digit' && next.digit).join('')).toBe(TEN);
  });
});

describe('a digit that comes when nobody waits any more', () => {
  it('is kept for the next wait when the last one has run out of time or was aborted', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    expect(await channel.nextDigit({ timeout: 1 })).toEqual({ outcome: 'timeout' });
    const hurry = new AbortController();
    const given = channel.nextDigit({ signal: hurry.signal });
    hurry.abort();
    await failureOf(given);
    await press(client, stub, '12');
    await failureOf(channel.nextDigit({ signal: AbortSignal.abort() }));
    expect(await takeAll(channel)).toBe('12');
  });

  it('is kept when a listener gives the wait up in the same breath', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const hurry = new AbortController();
    client.on('ChannelTalkingStarted', () => hurry.abort());
    const given = channel.nextDigit({ signal: hurry.signal });
    stub.send({ ...digitPressed('c1', 'x'), type: 'ChannelTalkingStarted' }, digitPressed('c1', '7'));
    await delivered(client, stub);
    await failureOf(given);
    expect(await takeAll(channel)).toBe('7');
  });

  it('is one of 64: of more the oldest are forgotten', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    await press(client, stub, `AB${'1'.repeat(63)}#`);
    expect(await takeAll(channel)).toBe(`${'1'.repeat(63)}#`);
  });
});

describe('a digit that two applications of the client are told of', () => {
  it('counts once', async () => {
    const [client, stub] = await stubbedClient({ apps: [STUB_APP, 'second'] });
    const channel = await callIn(client, stub);
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '1', 'second'));
    stub.send(stasisStart('c1', 'Up', 'second'), digitPressed('c1', '2'), digitPressed('c1', '2', 'second'));
    await delivered(client, stub);
    expect(await takeAll(channel)).toBe('12');
  });
});
