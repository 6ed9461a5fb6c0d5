import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { AriTimeoutException } from 'nestjs-ari/client';
import { serverFor } from '../server/support/server-of-a-test.js';
import { StubAsterisk } from '../server/support/stub-asterisk.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { json } from '../support/stub-ari.js';

/** Longer than a busy machine lets a process wait. */
const LIMIT_MS = 1_000;

/** A recording whose file is sent as the test wants, and a client that waits a second. */
async function recording(file: (response: ServerResponse) => void) {
  const stub = await stubFor((request, response) => {
    if (request.path.endsWith('/file')) file(response.setHeader('content-type', 'audio/wav'));
    else json(200, { name: 'big', format: 'wav' })(request, response);
  });
  return clientFor(stub.url, { timeout: LIMIT_MS, sockets: 1 }).recordings.getStored('big');
}

/** Sends a byte every 250 ms: each piece in time, the whole far beyond the limit. */
function slowly(response: ServerResponse, pieces: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    response.write('x');
    if (sent < pieces) return;
    clearInterval(timer);
    response.end();
  }, 250);
}

const MEGABYTE = Buffer.alloc(1024 * 1024, 1);

/** Where a download may stall. */
const STALLS: readonly (readonly [string, (response: ServerResponse) => void])[] = [
  ['before its first byte', (response) => response.flushHeaders()],
  ['after one byte', (response) => void response.write('x')],
  ['after the head of a WAV file', (response) => void response.write(Buffer.alloc(44))],
  ['after a megabyte', (response) => void response.write(MEGABYTE)],
  ['one byte before its end', (response) => void known(response, 1_001).write('x'.repeat(1_000))],
  ['before the first byte of a known length', (response) => known(response, 1_000).flushHeaders()],
  ['in the middle of a known length', (response) => void known(response, 2_000_000).write(MEGABYTE)],
  ['after a piece that came late', (response) => void setTimeout(() => response.write('x'), LIMIT_MS / 2)],
];

/** The same answer, which says how long it will be. */
function known(response: ServerResponse, length: number): ServerResponse {
  return response.setHeader('content-length', length);
}

describe('a download', () => {
  it.each(['file', 'stream'] as const)('that stalls ends with a time-out: %s()', async (way) => {
    const stored = await recording((response) => void response.write('x'.repeat(1_000)));
    const failed = failureOf(way === 'file' ? stored.file() : stored.stream().then(buffer));
    const error = await failed;
    expect(error).toBeInstanceOf(AriTimeoutException);
    expect(error).toMatchObject({ timeout: LIMIT_MS, sent: 'unknown', operation: 'recordings.getStoredFile' });
    expect(error.message).toContain('no further piece of the file within 1000 ms');
  });

  it.each(STALLS)('that stalls %s ends with a time-out', async (_where, stall) => {
    const stored = await recording(stall);
    for (const way of ['file', 'stream'] as const) {
      const error = await failureOf(way === 'file' ? stored.file() : stored.stream().then(buffer));
      expect(error).toMatchObject({ code: 'ARI_TIMEOUT', timeout: LIMIT_MS, sent: 'unknown' });
    }
  });

  it.each([
    ['over a WebSocket of their own', { transport: 'websocket' }],
    ['over the event socket', { transport: 'websocket', websocket: { socket: 'events' } }],
  ] as const)('ends as well where commands travel %s, and files over HTTP', async (_way, options) => {
    const stub = await stubFor((_request, response) => void response.writeHead(200).write('x'));
    const client = clientFor(stub.url, { timeout: LIMIT_MS, sockets: 1, ...options });
    const error = await failureOf(client.recordings.getStoredFile('big'));
    expect(error).toMatchObject({ code: 'ARI_TIMEOUT', timeout: LIMIT_MS });
    expect(await failureOf(client.recordings.getStoredFile('big'))).toMatchObject({ code: 'ARI_TIMEOUT' });
  });

  it('ends as well where Asterisk opens the sockets, and files come over HTTP', async () => {
    const stub = await stubFor((_request, response) => void response.writeHead(200).write('x'));
    const http = { url: stub.url, username: 'ari', password: 'ari' };
    const server = serverFor({ port: 0, timeout: LIMIT_MS, http });
    await server.listen();
    (await StubAsterisk.call(server)).registers('wire');
    await server.connect();
    expect(await failureOf(server.recordings.getStoredFile('big'))).toMatchObject({ code: 'ARI_TIMEOUT' });
  });

  it('whose head never comes ends with a time-out, too', async () => {
    const stored = await recording(() => {});
    expect(await failureOf(stored.stream())).toBeInstanceOf(AriTimeoutException);
  });

  it('obeys the limit of the call', async () => {
    const stored = await recording((response) => void response.write('x'));
    const error = await failureOf(stored.stream({ timeout: 50 }).then(buffer));
    expect(error).toMatchObject({ timeout: 50 });
  });

  it.each(['file', 'stream'] as const)('that is slow but flows takes its time: %s()', async (way) => {
    const stored = await recording((response) => slowly(response, 8));
    const bytes = way === 'file' ? await stored.file() : await buffer(await stored.stream());
    expect(bytes.toString()).toBe('xxxxxxxx');
  });

  it('frees its connection when it stalls: the only one is there for the next command', async () => {
    const stored = await recording((response) => void response.write('x'));
    await failureOf(stored.stream().then(buffer));
    await failureOf(stored.stream().then(buffer));
  });

  it('does not stall because its reader takes a rest', async () => {
    const big = Buffer.alloc(4 * 1024 * 1024, 1);
    const stored = await recording((response) => void response.end(big));
    const stream = await stored.stream();
    let failed: Error | undefined;
    stream.once('error', (error) => (failed = error));
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) {
      // Two rests longer than the limit; the server has more to send all the time.
      if (parts.length === 0 || parts.length === 10) await pause(LIMIT_MS * 2);
      parts.push(part);
    }
    expect(failed).toBeUndefined();
    expect(Buffer.concat(parts).equals(big)).toBe(true);
  });
});

/** What a reader does that is busy elsewhere. */
async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
