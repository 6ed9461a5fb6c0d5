import { describe, expect, it } from 'vitest';
import { NOT_FOUND } from '../support/exchange-stub.js';
import { recorder } from '../support/outcomes.js';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { destroyed, hangupRequest, stasisEnd, stasisStart, wireChannel } from '../support/wire-events.js';

// A stub for what the real server does rarely: events that are late, doubled or missing.
describe('a channel that leaves', () => {
  it('keeps the cause of the far end when requests of our own follow', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.send(hangupRequest('c1', { cause: 17, tech_cause: 486 }), hangupRequest('c1', { cause: 32, soft: true }));
    stub.send(stasisEnd('c1'));
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 17, techCause: 486 });
  });

  it('ends once, however often Asterisk says so', async () => {
    const [client, stub] = await stubbedClient({ subscribeAll: true });
    const channel = await callIn(client, stub);
    const ends = recorder<unknown>();
    void channel.ended().then((end) => ends.record(end.outcome));
    channel.on('ChannelDestroyed', () => ends.record('event'));
    stub.send(stasisEnd('c1'), destroyed('c1', 16), destroyed('c1', 17), stasisEnd('c1'));
    await delivered(client, stub);
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 16 });
    expect(ends.seen).toEqual(['event', 'hangup']);
  });

  it('waits for the cause where `exactCause` has subscribed to it, however late it is', async () => {
    const [client, stub] = await stubbedClient({ exactCause: true });
    const channel = await callIn(client, stub);
    stub.send(hangupRequest('c1', { cause: 32, soft: true }), stasisEnd('c1'));
    expect(await channel.ended({ timeout: 400 })).toEqual({ outcome: 'timeout' });
    stub.send(destroyed('c1', 21));
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 21 });
    const subscriptions = stub.commands.filter(({ path }) => path.endsWith('/subscription'));
    expect(subscriptions.map(({ query }) => query.get('eventSource'))).toEqual(['channel:c1']);
  });

  it('does without the cause where the subscription was refused', async () => {
    const [client, stub] = await stubbedClient({ exactCause: true });
    stub.answer = () => ({ status: 422, body: { message: 'no such channel' } });
    const channel = await callIn(client, stub);
    stub.send(hangupRequest('c1', { cause: 32, soft: true }));
    await delivered(client, stub);
    stub.send(stasisEnd('c1'));
    expect(await channel.ended({ timeout: 1_000 })).toMatchObject({ outcome: 'hangup' });
  });

  it('has continued when nothing explains it and it is still there, and hung up when it is not', async () => {
    const [client, stub] = await stubbedClient();
    stub.answer = ({ path }) => (path === 'channels/gone' ? NOT_FOUND : { status: 200, body: wireChannel('there') });
    const there = await callIn(client, stub, 'there');
    const gone = await callIn(client, stub, 'gone');
    stub.send(stasisEnd('there'), stasisEnd('gone'));
    expect(await there.ended()).toMatchObject({ outcome: 'continued', channel: { id: 'there' } });
    expect(await gone.ended()).toMatchObject({ outcome: 'hangup', channel: { id: 'gone' } });
  });

  it('has not moved when the command to move it was refused', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = ({ method }) =>
      method === 'POST' ? { status: 409, body: { message: 'busy' } } : { status: 200, body: wireChannel('c1') };
    await expect(channel.move('elsewhere')).rejects.toThrow('409');
    stub.send(stasisEnd('c1'));
    expect(await channel.ended()).toMatchObject({ outcome: 'continued' });
  });

  it('is heard by a wait for the very event that ends it', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const last = channel.until('ChannelDestroyed');
    stub.send(destroyed('c1'));
    expect(await last).toMatchObject({ outcome: 'event', event: { cause: 16 } });
  });

  it('comes back as a new call', async () => {
    const [client, stub] = await stubbedClient();
    const first = await callIn(client, stub);
    const ended = first.ended();
    stub.send(stasisEnd('c1'), stasisStart('c1', 'Up'));
    expect(await ended).toMatchObject({ outcome: 'continued' });
    const waiting = first.ended();
    stub.send(destroyed('c1', 16));
    expect(await waiting).toMatchObject({ outcome: 'hangup', cause: 16 });
  });
});
