import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AriConnectionException } from 'nestjs-ari/client';
import { freeTcpPort } from '../../asterisk/free-port.js';
import { clientFor, failureOf } from '../support/clients-of-a-test.js';

describe('a command that gets no answer', () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).map((server) => server.close()));

  /** A server that speaks no HTTP: it does what the test wants with a connection. */
  async function rawServer(behaviour: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      behaviour(socket);
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('was not sent when nobody listens there', async () => {
    const client = clientFor(`http://127.0.0.1:${await freeTcpPort()}`, { name: 'away' });
    const error = await failureOf(client.channels.originate({ endpoint: 'PJSIP/1', app: 'a' }));
    expect(error).toBeInstanceOf(AriConnectionException);
    expect(error).toMatchObject({ sent: 'no', operation: 'channels.originate', connection: 'away' });
    expect(error.message).toContain('was not sent (ECONNREFUSED). Nothing listens there');
  });

  it('was not sent when the name of the host does not resolve', async () => {
    const error = await failureOf(clientFor('http://no-such-host.invalid:8088').channels.list());
    expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'no' });
    expect(error.message).toMatch(/\((ENOTFOUND|EAI_AGAIN)\)/);
  });

  it('has an unknown outcome when the connection is reset, which sessionlimit may be the reason of', async () => {
    const url = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const error = await failureOf(clientFor(url).channels.answer('7'));
    expect(error).toBeInstanceOf(AriConnectionException);
    expect(error).toMatchObject({ sent: 'unknown' });
    expect(error.message).toContain('its outcome is unknown');
    expect(error.message).toContain('sessionlimit');
  });

  it('has an unknown outcome when the connection is closed in the middle of the answer', async () => {
    const url = await rawServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{')),
    );
    expect(await failureOf(clientFor(url).channels.list())).toMatchObject({
      name: 'AriConnectionException',
      sent: 'unknown',
    });
  });

  it('has an unknown outcome when the answer is no HTTP', async () => {
    const url = await rawServer((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')));
    expect(await failureOf(clientFor(url).channels.list())).toMatchObject({
      name: 'AriConnectionException',
      sent: 'unknown',
    });
  });

  it('fails too when the client is closed meanwhile', async () => {
    const url = await rawServer(() => {});
    const client = clientFor(url);
    const failed = failureOf(client.channels.list());
    await client.close();
    expect(await failed).toBeInstanceOf(AriConnectionException);
  });

  it('and one after the close was not sent', async () => {
    const client = clientFor(await rawServer(() => {}));
    await client.close();
    expect(await failureOf(client.channels.list())).toMatchObject({ name: 'AriConnectionException', sent: 'no' });
  });
});
