import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/outcomes.js';
import { callIn, stubbedClient } from '../support/stub-call.js';
import { destroyed, stasisEnd, wireChannel } from '../support/wire-events.js';

// A stub: the end of the call comes at a chosen moment.
describe('the signal of a channel', () => {
  it('is one for all its snapshots and aborts when the call ends', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => ({ status: 200, body: wireChannel('c1') });
    const other = await client.channels.get('c1');
    expect(other.signal).toBe(channel.signal);
    expect(channel.signal.aborted).toBe(false);
    stub.send(stasisEnd('c1'), destroyed('c1'));
    await channel.ended();
    expect(channel.signal.aborted).toBe(true);
  });

  it('has aborted when it is first asked for after the end', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.send(destroyed('c1'));
    await channel.ended();
    expect(channel.signal.aborted).toBe(true);
  });

  it('gives up commands and waits that it was given to', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => new Promise(() => {});
    const command = client.asterisk.getInfo({}, { signal: channel.signal });
    const wait = channel.nextDigit({ signal: channel.signal });
    stub.send(destroyed('c1'));
    expect((await failureOf(command)).name).toBe('AriAbortedException');
    expect(await wait).toMatchObject({ outcome: 'hangup' });
  });
});
