import { describe, expect, it } from 'vitest';
import { AriAbortedException, AriConnectionException } from 'nestjs-ari/client';
import { freeTcpPort } from '../asterisk/free-port.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { answeredChannel, connectedClient } from '../client/support/call-of-a-test.js';
import { asteriskClient, clientFor, failureOf, stubFor } from '../client/support/clients-of-a-test.js';
import { nextFailure, nextStatus } from '../client/support/status-of-a-client.js';
import { eventually } from '../client/support/eventually.js';

describe('connect() to a server that is not there', () => {
  it('can be given up with a signal; the client itself goes on trying', async () => {
    const port = await freeTcpPort();
    const client = clientFor(`http://127.0.0.1:${port}`, { apps: 'a', reconnect: { first: 1, most: 5 } });
    const abort = new AbortController();
    const failed = failureOf(client.connect({ signal: abort.signal }));
    await nextFailure(client);
    abort.abort(new Error('no patience'));
    expect(await failed).toBeInstanceOf(AriAbortedException);
    expect(await failed).toMatchObject({ operation: 'connect', cause: { message: 'no patience' } });
    const connected = nextStatus(client, 'connected');
    await stubFor(undefined, { port });
    await connected;
  });

  it('says meanwhile why it waits: in the status, its changes and the log', async () => {
    const client = clientFor(`http://127.0.0.1:${await freeTcpPort()}`, { apps: 'a' });
    const failure = nextFailure(client);
    client.connect().catch(() => undefined);
    expect(await failure).toMatchObject({ status: 'connecting', reason: 'ECONNREFUSED' });
    expect(client.status).toBe('connecting');
  });

  it('ends when the application is taken by another program meanwhile', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    const replaced = nextStatus(client, 'replaced');
    stub.events.send({ type: 'ApplicationReplaced', application: 'a' });
    await replaced;
    expect(await failureOf(client.connect())).toBeInstanceOf(AriConnectionException);
  });
});

describe('commands under way', () => {
  it('all end when the client is closed', async () => {
    const stub = await stubFor(() => {});
    const client = clientFor(stub.url);
    const ended = Promise.all(Array.from({ length: 40 }, (_, id) => failureOf(client.channels.answer(String(id)))));
    await eventually(() => expect(stub.requests).toHaveLength(16));
    await client.close();
    const fates = (await ended).map((error) => (error as AriConnectionException).sent);
    expect(fates.filter((sent) => sent === 'unknown')).toHaveLength(16);
    expect(fates.filter((sent) => sent === 'no')).toHaveLength(24);
  });
});

describeOnAsterisk('a wait for a sound on a real Asterisk', () => {
  it('ends when its time is up: Asterisk takes a scheme that it does not know, and never reports its end', async () => {
    const { client, app } = await connectedClient();
    const channel = await answeredChannel(client, app);
    expect(await channel.play('bogus:x').finished({ timeout: 50 })).toEqual({ outcome: 'timeout' });
  });

  it('ends when the call ends', async () => {
    const { client, app } = await connectedClient();
    const channel = await answeredChannel(client, app);
    const tone = channel.play('tone:busy');
    expect(await tone.started()).toMatchObject({ outcome: 'started' });
    const finished = tone.finished();
    await channel.hangup();
    expect(await finished).toMatchObject({ outcome: 'hangup' });
  });

  it('ends when the client is closed', async () => {
    const { client, app } = await connectedClient();
    const channel = await answeredChannel(client, app);
    const tone = channel.play('tone:busy');
    await tone.started();
    const finished = tone.finished();
    await client.close();
    expect(await finished).toEqual({ outcome: 'lost' });
    await asteriskClient().channels.hangup(channel.id);
  });
});
