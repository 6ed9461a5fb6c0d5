import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AriConnectionException } from 'nestjs-ari/client';
import { freeTcpPort } from '../../asterisk/free-port.js';
import { packageRoot } from '../../asterisk/package-root.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { silentServer } from '../support/silent-server.js';
import { statusesOf } from '../support/status-of-a-client.js';
import { eventually } from '../support/eventually.js';

const SCRIPT = fileURLToPath(new URL('../support/close-every-client.script.ts', import.meta.url));

describe('closing a client', () => {
  it('says good-bye to the server with 1000, and is heard of as the last status', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    const statuses = statusesOf(client);
    await client.close();
    await eventually(() => expect(stub.events.closeCodes).toEqual([1000]));
    expect(statuses).toEqual(['closed']);
    expect(client.status).toBe('closed');
    await eventually(() => expect(stub.sockets.size).toBe(0));
  });

  it('completes what can be observed', async () => {
    const client = clientFor(`http://127.0.0.1:${await freeTcpPort()}`);
    const completed: string[] = [];
    client.statusChanges.subscribe({ complete: () => completed.push('statusChanges') });
    client.errors.subscribe({ complete: () => completed.push('errors') });
    await client.close();
    expect(completed.toSorted()).toEqual(['errors', 'statusChanges']);
  });

  it('can be done twice, at the same time and later', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.connect();
    await Promise.all([client.close(), client.close()]);
    await client.close();
    expect(stub.events.closeCodes).toEqual([1000]);
  });

  it('cuts off a server that does not say good-bye', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    const opened = stub.events.next();
    await client.connect();
    (await opened).pause();
    await client.close();
    expect(client.status).toBe('closed');
  });

  it('is final, also where the connect has proved only then that it hears', async () => {
    const held: (() => void)[] = [];
    const stub = await stubFor((_request, response) => void held.push(() => response.writeHead(204).end()), {
      unheard: true,
    });
    const client = clientFor(stub.url, { apps: 'a' });
    const statuses = statusesOf(client);
    const opened = stub.events.next();
    const failed = failureOf(client.connect());
    const socket = await opened;
    await eventually(() => expect(stub.last.path).toContain('/events/user/'));
    // The server does not answer the closing handshake: what it sends is read meanwhile.
    socket.pause();
    const closing = client.close();
    socket.send(JSON.stringify({ type: 'ChannelUserevent', application: 'a', eventname: 'of somebody' }));
    for (const answer of held) answer();
    await closing;
    expect((await failed).message).toContain('closed');
    expect(statuses).toEqual(['connecting', 'closed']);
    expect(stub.events.handshakes).toHaveLength(1);
  });

  it('ends the wait for a connection', async () => {
    const client = clientFor(`http://127.0.0.1:${await freeTcpPort()}`, { apps: 'a' });
    const failed = failureOf(client.connect());
    await client.close();
    expect(await failed).toBeInstanceOf(AriConnectionException);
    expect((await failed).message).toContain('closed');
  });

  it('is for good: a connect afterwards is refused', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await client.close();
    const error = await failureOf(client.connect());
    expect(error).toBeInstanceOf(AriConnectionException);
    expect(error.message).toContain('closed');
    expect(stub.events.handshakes).toEqual([]);
  });

  it('leaves no handle open, whatever the client was doing: the process ends by itself', async () => {
    const [good, mute, refusing] = [await stubFor(), await stubFor(() => {}), await stubFor()];
    refusing.events.refuse = 401;
    const away = `http://127.0.0.1:${await freeTcpPort()}`;
    const silence = await silentServer();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', SCRIPT, good.url, mute.url, refusing.url, away, `https://127.0.0.1:${silence}`],
      { cwd: packageRoot(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = once(child, 'close') as Promise<[number | null, string | null]>;
    const said = collected(child.stdout);
    const complained = collected(child.stderr);
    await vi.waitFor(() => expect(said()).toBe('closed\n'), 100_000);
    const closedAt = performance.now();
    expect(await ended).toEqual([0, null]);
    // A timer or a socket that is left would hold the process for as long as it lasts: ten seconds or more.
    expect(performance.now() - closedAt).toBeLessThan(8_000);
    expect(complained()).toBe('');
  }, 180_000);
});

function collected(output: Readable): () => string {
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
