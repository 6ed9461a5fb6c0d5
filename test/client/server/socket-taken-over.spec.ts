import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { serverFor } from './support/server-of-a-test.js';
import { StubAsterisk } from './support/stub-asterisk.js';
import { errorsOf } from '../support/errors-of.js';
import { eventually } from '../support/eventually.js';

it('a second socket of the same application gets the commands; the first is not closed: it would come back at once', async () => {
  const server = serverFor({ port: 0 });
  await server.listen();
  const first = await StubAsterisk.call(server);
  first.registers('calls');
  await server.connect();
  await server.channels.answer('1');
  await first.commanded('channels/1/answer');
  const second = await StubAsterisk.call(server);
  second.registers('calls');
  await eventually(() => expect(second.commands).not.toEqual([]));
  await server.channels.answer('2');
  await second.commanded('channels/2/answer');
  expect(server.asterisks).toHaveLength(1);
  expect(first.socket.readyState).toBe(first.socket.OPEN);
  // When the second goes, the first is what there is.
  second.socket.terminate();
  await once(second.socket, 'close');
  await eventually(async () => {
    await server.channels.answer('3', { timeout: 500 });
    expect(first.commands.map(({ uri }) => uri)).toContain('channels/3/answer');
  });
  expect(server.status).toBe('connected');
});

it('a socket whose first frame is no event is heard on: the next one tells whose it is', async () => {
  const server = serverFor({ port: 0 });
  const errors = errorsOf(server);
  await server.listen();
  const stub = await StubAsterisk.call(server);
  for (const frame of ['{', '[]', '7', '{"type":"X"}']) stub.socket.send(frame);
  stub.registers('calls');
  await server.connect();
  expect(errors.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'malformed'));
  expect(server.apps).toEqual(['calls']);
});

it('several applications over one socket are one registration', async () => {
  const server = serverFor({ port: 0 });
  await server.listen();
  const stub = await StubAsterisk.call(server);
  stub.registers('sales');
  stub.registers('support');
  await eventually(() => expect(server.apps).toEqual(['sales', 'support']));
  const heard = vi.fn();
  server.on('ApplicationUnregistered', ({ application }) => heard(application), { application: 'support' });
  for (const application of ['sales', 'support']) stub.send({ type: 'ApplicationUnregistered', application });
  await eventually(() => expect(heard).toHaveBeenCalledWith('support'));
  expect(heard).toHaveBeenCalledOnce();
});

it('two machines with one entity id and one application, behind one address, do not chase each other away', async () => {
  const server = serverFor({ port: 0, ping: { interval: 20, timeout: 500 } });
  await server.listen();
  const twins = [await StubAsterisk.call(server, 'twin'), await StubAsterisk.call(server, 'twin')];
  const closed = vi.fn();
  const pinged = vi.fn();
  for (const [index, twin] of twins.entries()) {
    twin.socket.on('close', closed);
    twin.socket.on('ping', () => pinged(index));
    twin.registers('calls');
  }
  await server.connect();
  await eventually(() => expect(new Set(pinged.mock.calls.flat()).size).toBe(2));
  expect(closed).not.toHaveBeenCalled();
});
