import { expect, it, vi } from 'vitest';
import { StubCommands, answer } from './support/stub-commands.js';
import { WEBSOCKET_WAYS, connectedWay, stubAccount } from './support/ways.js';

for (const way of WEBSOCKET_WAYS) {
  it(`${way.name}: no listener hears an answer, nor one that nobody waits for, nor a broken one`, async () => {
    const { stub, account } = await stubAccount();
    new StubCommands(stub, (command, socket) => {
      answer({ ...command, request_id: 'nobody' }, socket, 200, []);
      socket.send('{"type":"RESTResponse","request_id":7,"status_code":"x"}');
      answer(command, socket, 200, command.uri === 'asterisk/ping' ? { ping: 'pong' } : []);
    });
    const client = await connectedWay(way, account);
    const heard = vi.fn();
    client.on('*', ({ type }) => heard(type));
    client.on('RESTResponse', ({ type }) => heard(type));
    expect(await client.asterisk.ping()).toEqual({ ping: 'pong' });
    const arrived = new Promise<void>((resolve) => client.once('ApplicationUnregistered', () => resolve()));
    stub.events.send({ type: 'ApplicationUnregistered', application: client.apps[0] });
    await arrived;
    expect([...new Set(heard.mock.calls.flat())]).toEqual(['ApplicationUnregistered']);
  });
}
