import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:https';
import { expect, it, onTestFinished } from 'vitest';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';

const COMMANDS = 50;

it('many commands at once share sixteen sockets', async () => {
  const held: ServerResponse[] = [];
  const stub = await stubFor((_request, response) => void held.push(response));
  const client = clientFor(stub.url);
  const answered = Promise.all(Array.from({ length: COMMANDS }, (_, id) => client.channels.answer(String(id))));
  await eventually(() => expect(held).toHaveLength(16));
  // Ours is taken after every connection that was asked for before it: a seventeenth would be there by now.
  const ours = connect(stub.port, '127.0.0.1');
  onTestFinished(() => void ours.destroy());
  await eventually(() => expect(stub.connections).toBeGreaterThan(16));
  expect(stub.connections).toBe(17);
  for (let released = 0; released < COMMANDS; released += 1) {
    await eventually(() => expect(held.length).toBeGreaterThan(0));
    held.shift()?.writeHead(204).end();
  }
  await answered;
  expect(stub.connections).toBe(17);
});

it('the option "sockets" sets another number', async () => {
  const held: ServerResponse[] = [];
  const stub = await stubFor((_request, response) => void held.push(response));
  const client = clientFor(stub.url, { sockets: 2 });
  const answered = Promise.all(['1', '2', '3', '4'].map((id) => client.channels.answer(id)));
  for (let released = 0; released < 4; released += 1) {
    await eventually(() => expect(held.length).toBeGreaterThan(0));
    held.shift()?.writeHead(204).end();
  }
  await answered;
  expect(stub.connections).toBe(2);
});

it('commands one after another go over two: one is used while the other is made ready again', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url);
  for (let id = 0; id < COMMANDS; id += 1) await client.channels.answer(String(id));
  expect(stub.connections).toBeLessThanOrEqual(2);
});

it('no more than four are in the making at once', async () => {
  // A connection in the making can be held where it has a TLS handshake to wait for.
  const authority = CertificateAuthority.create();
  const server = createSecureServer(authority.issue('127.0.0.1'), (request, response) => {
    request.resume();
    response.writeHead(204).end();
  });
  const waiting: Socket[] = [];
  const door = createServer((socket) => void waiting.push(socket));
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => void door.close());
  const { port } = door.address() as AddressInfo;
  const client = clientFor(`https://127.0.0.1:${port}`, { tls: { ca: authority.certificate } });
  const answered = Promise.all(Array.from({ length: COMMANDS }, (_, id) => client.channels.answer(String(id))));

  await eventually(() => expect(waiting).toHaveLength(4));
  const ours = connect(port, '127.0.0.1');
  await once(ours, 'connect');
  // Ours comes behind every connection that was asked for before it.
  await eventually(() => expect(waiting.length).toBeGreaterThan(4));
  expect(waiting).toHaveLength(5);
  expect(waiting.map(({ remotePort }) => remotePort).indexOf(ours.localPort)).toBe(4);
  waiting.splice(4)[0]?.destroy();

  server.emit('connection', waiting.shift());
  // One is made: the next one knocks.
  await eventually(() => expect(waiting).toHaveLength(4));
  for (const socket of waiting.splice(0)) server.emit('connection', socket);
  door.on('connection', (socket: Socket) => server.emit('connection', socket));
  await answered;
});
