import { firstValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { destroyed, digitPressed } from '../support/wire-events.js';

// A stub: what is tested is the end of streams, which is to come at a chosen moment.
describe('events as an Observable', () => {
  it('come in order and complete with the object', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const all = firstValueFrom(channel.observe('ChannelDtmfReceived').pipe(toArray()));
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'), destroyed('c1'));
    expect((await all).map(({ digit }) => digit)).toEqual(['1', '2']);
  });

  it('include the event that ends the object', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const all = firstValueFrom(channel.observe('*').pipe(toArray()));
    stub.send(digitPressed('c1', '1'), destroyed('c1'));
    expect((await all).map(({ type }) => type)).toEqual(['ChannelDtmfReceived', 'ChannelDestroyed']);
  });

  it('complete when the client is closed, and at once after that', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const all = firstValueFrom(channel.observe('ChannelDtmfReceived').pipe(toArray()));
    await client.close();
    expect(await all).toEqual([]);
    expect(await firstValueFrom(channel.observe('ChannelDtmfReceived').pipe(toArray()))).toEqual([]);
  });
});

describe('events for `for await`', () => {
  it('are kept from the call on, however slow the loop is, and end with the object', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const stream = channel.stream('ChannelDtmfReceived');
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'), destroyed('c1'));
    await channel.ended();
    let digits = '';
    for await (const { digit } of stream) digits += digit;
    expect(digits).toBe('12');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('answer turns that were asked for before the events came', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const stream = channel.stream('ChannelDtmfReceived');
    const turns = [stream.next(), stream.next(), stream.next()];
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'), destroyed('c1'));
    const answers = await Promise.all(turns);
    expect(answers.map(({ value }) => (value as { digit?: string } | undefined)?.digit)).toEqual(['1', '2', undefined]);
  });

  it('end at once when the signal aborts, and never begin with one that has', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const enough = new AbortController();
    const stream = channel.stream('ChannelDtmfReceived', { signal: enough.signal });
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'));
    await delivered(client, stub);
    enough.abort();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    const never = channel.stream('ChannelDtmfReceived', { signal: AbortSignal.abort() });
    expect(await never.next()).toEqual({ done: true, value: undefined });
  });

  it('end the listener when the loop is left', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const stream = channel.stream('ChannelTalkingStarted');
    stub.send({ ...digitPressed('c1', ''), type: 'ChannelTalkingStarted' });
    for await (const _event of stream) break;
    const { unheard } = client.counts;
    stub.send({ ...digitPressed('c1', ''), type: 'ChannelTalkingStarted' });
    await delivered(client, stub);
    expect(client.counts.unheard).toBe(unheard + 1);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('end when the client is closed', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const turn = channel.stream('ChannelDtmfReceived').next();
    await client.close();
    expect(await turn).toEqual({ done: true, value: undefined });
    expect(await channel.stream('ChannelDtmfReceived').next()).toEqual({ done: true, value: undefined });
  });
});
