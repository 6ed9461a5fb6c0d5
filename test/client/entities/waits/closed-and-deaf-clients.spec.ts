import { describe, expect, it } from 'vitest';
import { AriConnectionException, type AriClient, type Channel } from 'nestjs-ari/client';
import type { ExchangeStub } from '../support/exchange-stub.js';
import { failureOf } from '../support/outcomes.js';
import { callIn, stubbedClient } from '../support/stub-call.js';
import { wireBridge, wireChannel, wirePlayback } from '../support/wire-events.js';

const LOST = { outcome: 'lost' };

function waitsOn(channel: Channel): Promise<unknown>[] {
  return [channel.ended(), channel.leftStasis(), channel.nextDigit(), channel.until('ChannelHold')];
}

function answers(stub: ExchangeStub): void {
  stub.answer = ({ path }) => {
    if (path.includes('/play/')) return { status: 201, body: wirePlayback('p', 'queued') };
    return { status: 200, body: path.startsWith('bridges') ? wireBridge('b1', []) : wireChannel('c1', 'Down') };
  };
}

async function everyWait(client: AriClient): Promise<unknown[]> {
  const channel = await client.channels.get('c1');
  const bridge = await client.bridges.get('b1');
  const call = client.originate('Local/1@default', { app: 'objects' });
  const waits = [...waitsOn(channel), bridge.emptied(), call.answered(), call.entered(), call.ended()];
  return Promise.all([...waits, channel.play('sound:a').finished(), bridge.play('sound:a').started()]);
}

// A stub: a real server adds nothing to what the client knows here.
describe('waits on a client that is closed', () => {
  it('are lost, those of before and those of after', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub, 'c1', 'Ring');
    const { signal } = channel;
    const before = waitsOn(channel);
    await client.close();
    expect(await Promise.all(before)).toEqual(before.map(() => LOST));
    expect(await Promise.all(waitsOn(channel))).toEqual(before.map(() => LOST));
    expect(signal.aborted).toBe(true);
    expect(channel.on('ChannelHold', () => {}).closed).toBe(true);
  });

  it('are rejected where they stand on a command that cannot be sent any more', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    await client.close();
    expect(await failureOf(channel.play('sound:a'))).toBeInstanceOf(AriConnectionException);
  });
});

describe('waits on a client that takes no events', () => {
  it('are lost at once instead of waiting for what nobody will tell', async () => {
    const [client, stub] = await stubbedClient({ events: false });
    answers(stub);
    const outcomes = await everyWait(client);
    expect(outcomes).toEqual(outcomes.map(() => LOST));
  });
});
