import { expect, it } from 'vitest';
import { failureOf } from '../support/clients-of-a-test.js';
import { StubCommands } from './support/stub-commands.js';
import { WEBSOCKET_WAYS, connectedWay, stubAccount } from './support/ways.js';
import { eventually } from '../support/eventually.js';

for (const way of WEBSOCKET_WAYS) {
  it(`${way.name}: they wait for the next socket, within their time limit`, async () => {
    const { stub, account } = await stubAccount();
    const commands = new StubCommands(stub);
    const client = await connectedWay(way, account, { reconnect: { most: 100 } });
    const { length: opened } = stub.events.handshakes;
    stub.events.refuse = 503;
    stub.events.cut();
    // Every socket has knocked again: the client knows that they are gone.
    await eventually(() => expect(stub.events.handshakes.length).toBeGreaterThan(opened + opened));
    const error = await failureOf(client.channels.answer('early', { timeout: 50 }));
    expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'no', timeout: 50 });
    const waiting = client.channels.answer('late');
    stub.events.refuse = undefined;
    await waiting;
    const uris = commands.received.map(({ uri }) => uri);
    expect(uris).toContain('channels/late/answer');
    expect(uris).not.toContain('channels/early/answer');
  });

  it(`${way.name}: they end with the client, and so do those that are under way`, async () => {
    const { stub, account } = await stubAccount();
    const commands = new StubCommands(stub, () => {});
    const client = await connectedWay(way, account);
    const failures = ['a', 'b'].map((id) => failureOf(client.channels.answer(id)));
    await eventually(() => expect(commands.received.map(({ uri }) => uri)).toContain('channels/b/answer'));
    await client.close();
    for (const error of await Promise.all(failures)) {
      expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
    }
    const late = await failureOf(client.channels.answer('c'));
    expect(late).toMatchObject({ name: 'AriConnectionException', sent: 'no' });
    expect(late.message).toContain('the client was closed');
  });
}
