import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ariCommand } from './ari-command.js';
import { ariReply } from './ari-reply.js';
import { listeningPort } from './listening-port.js';

const ACCOUNT = { username: 'ari', password: 'ari' };

/** A server that closes the first connections without an answer, and then answers with a status. */
async function hangingUp(times: number, status = 204) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    if (requests.length > times) response.writeHead(status).end();
    else request.socket.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${listeningPort(server)}`, requests };
}

describe('a raw request of a test', () => {
  it('has a connection of its own, which is not kept', async () => {
    const { url, requests } = await hangingUp(0);
    await ariReply(url, ACCOUNT);
    await ariReply(url, ACCOUNT);
    expect(requests.map(({ headers }) => headers.connection)).toEqual(['close', 'close']);
    expect(new Set(requests.map(({ socket }) => socket)).size).toBe(2);
  });

  it.each(['GET', 'DELETE'])('is asked once more when it is hung up on: %s', async (method) => {
    const { url, requests } = await hangingUp(1);
    expect(await ariReply(url, ACCOUNT, { method })).toEqual({ status: 204, body: '', repeated: true });
    expect(requests).toHaveLength(2);
  });

  it('is not asked a third time', async () => {
    const { url, requests } = await hangingUp(2);
    await expect(ariReply(url, ACCOUNT)).rejects.toThrow('socket hang up');
    expect(requests).toHaveLength(2);
  });

  it.each(['POST', 'PUT'])('is not asked again where that could do something twice: %s', async (method) => {
    const { url, requests } = await hangingUp(1);
    await expect(ariReply(url, ACCOUNT, { method })).rejects.toThrow('socket hang up');
    expect(requests).toHaveLength(1);
  });

  it('has removed what is not there when it is asked again, and nothing else', async () => {
    const again = await hangingUp(1, 404);
    await ariCommand({ ...ACCOUNT, url: again.url }, 'DELETE', 'channels/1');
    const { url } = await hangingUp(0, 404);
    await expect(ariCommand({ ...ACCOUNT, url }, 'DELETE', 'channels/1')).rejects.toThrow('404');
  });
});
