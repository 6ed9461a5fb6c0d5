import { expect, it } from 'vitest';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { serverFor } from '../client/server/support/server-of-a-test.js';
import { StubAsterisk } from '../client/server/support/stub-asterisk.js';
import { answer, StubCommands } from '../client/command-socket/support/stub-commands.js';
import { WEBSOCKET_WAYS, connectedWay, stubAccount } from '../client/command-socket/support/ways.js';

for (const way of WEBSOCKET_WAYS) {
  it(`${way.name}: a GET whose answer is lost twice has an unknown outcome, and is not sent again`, async () => {
    const { stub, account } = await stubAccount();
    const commands = new StubCommands(stub, (command, socket) => {
      if (command.uri === 'channels/7') socket.terminate();
      else answer(command, socket, 200, []);
    });
    const client = await connectedWay(way, account, { reconnect: { first: 5, most: 50 } });
    const error = await failureOf(client.channels.get('7'));
    expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
    await client.channels.list();
    expect(commands.received.filter(({ uri }) => uri === 'channels/7')).toHaveLength(2);
  });

  it(`${way.name}: one that waits to be repeated ends with the client, its outcome unknown`, async () => {
    const { stub, account } = await stubAccount();
    const commands = new StubCommands(stub, (command, socket) => {
      if (command.uri !== 'channels/7') {
        answer(command, socket, 200, []);
        return;
      }
      stub.events.refuse = 503;
      socket.terminate();
    });
    const client = await connectedWay(way, account);
    const failure = failureOf(client.channels.get('7'));
    await failureOf(client.channels.answer('8', { timeout: 300 }));
    await client.close();
    expect(await failure).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
    expect(commands.received.filter(({ uri }) => uri === 'channels/7')).toHaveLength(1);
  });
}

it("over Asterisk's outbound socket: a GET travels again over the next one, a POST does not", async () => {
  const server = serverFor({ port: 0 });
  await server.listen();
  const first = await StubAsterisk.call(server);
  first.registers('kept');
  await server.connect();
  const { answer: ordinary } = first;
  first.answer = (command) => {
    if (command.uri.startsWith('channels/')) first.socket.terminate();
    else ordinary(command);
  };
  const outcomes = [server.channels.answer('7'), server.channels.get('7')].map((command) =>
    Promise.resolve(command).then(
      () => 'answered',
      (error: Error) => error.name,
    ),
  );
  expect(await outcomes[0]).toBe('AriConnectionException');
  const second = await StubAsterisk.call(server);
  second.registers('kept');
  expect(await outcomes[1]).toBe('answered');
  const repeated = second.commands.filter(({ uri }) => uri.startsWith('channels/'));
  expect(repeated.map(({ method, uri }) => `${method} ${uri}`)).toEqual(['GET channels/7']);
});
