import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { AriAbortedException, AriNotFoundException, StoredRecording, type AriClient } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { json, type Answer } from '../support/stub-ari.js';
import { eventually } from '../support/eventually.js';

const BIG = randomBytes(8 * 1024 * 1024);

/** A stub that has one recording and sends its file as the test wants. */
async function recording(file: Answer, client: (url: string) => AriClient = clientFor) {
  const stub = await stubFor((request, response) => {
    if (request.path.endsWith('/file')) file(request, response);
    else json(200, { name: 'big', format: 'wav' })(request, response);
  });
  const owner = client(stub.url);
  return { stub, client: owner, recording: await owner.recordings.getStored('big') };
}

it('a big file arrives whole, as a Buffer and as a stream', async () => {
  const { recording: stored } = await recording((_request, response) => {
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(BIG);
  });
  expect(stored).toBeInstanceOf(StoredRecording);
  expect((await stored.file()).equals(BIG)).toBe(true);
  expect((await buffer(await stored.stream())).equals(BIG)).toBe(true);
});

it('a file that looks like JSON is still bytes', async () => {
  const { recording: stored } = await recording(json(200, { a: 1 }));
  expect((await stored.file()).toString('utf8')).toBe('{"a":1}');
  expect((await buffer(await stored.stream())).toString('utf8')).toBe('{"a":1}');
});

it('an empty file is an empty Buffer', async () => {
  const { recording: stored } = await recording((_request, response) => void response.writeHead(200).end());
  expect(await stored.file()).toEqual(Buffer.alloc(0));
  expect(await buffer(await stored.stream())).toEqual(Buffer.alloc(0));
});

it('a slow reader slows the server down instead of filling the memory', async () => {
  let sending: ServerResponse | undefined;
  const { client, recording: stored } = await recording((_request, response) => {
    sending = response.writeHead(200);
    response.write(BIG);
  });
  const stream = await stored.stream();
  // Time enough for the whole file, if anything asked for it.
  for (let asked = 0; asked < 100; asked += 1) await client.recordings.getStored('big');
  expect(sending?.writableLength).toBeGreaterThan(0);
  expect(stream.readableLength).toBeLessThan(BIG.length / 2);
  sending?.end();
  expect((await buffer(stream)).equals(BIG)).toBe(true);
});

it('a connection that breaks in the middle breaks the stream', async () => {
  const { stub, recording: stored } = await recording((_request, response) => {
    response.writeHead(200, { 'content-length': BIG.length }).write(BIG.subarray(0, 1_000));
  });
  const stream = await stored.stream();
  const failed = failureOf(buffer(stream));
  for (const socket of stub.sockets) socket.destroy();
  expect((await failed).message).not.toBe('');
  expect(stream.destroyed).toBe(true);
});

it('a reader that has enough ends the transfer and frees the socket', async () => {
  const {
    stub,
    client,
    recording: stored,
  } = await recording(
    (_request, response) => void response.writeHead(200).write(BIG.subarray(0, 100_000)),
    (url) => clientFor(url, { sockets: 1 }),
  );
  const [carrier] = stub.sockets;
  const stream = await stored.stream();
  stream.destroy();
  await eventually(() => expect(carrier?.destroyed).toBe(true));
  expect(await client.recordings.getStored('big')).toBeInstanceOf(StoredRecording);
});

it('an abort in the middle ends the stream with an error', async () => {
  const { recording: stored } = await recording(
    (_request, response) => void response.writeHead(200).write(BIG.subarray(0, 1_000)),
  );
  const abort = new AbortController();
  const failed = failureOf(buffer(await stored.stream({ signal: abort.signal })));
  abort.abort(new Error('enough'));
  expect(await failed).toBeInstanceOf(AriAbortedException);
  expect((await failed).cause).toMatchObject({ message: 'enough' });
});

it('a refusal is the exception of its status, for a stream too', async () => {
  const { recording: stored } = await recording(json(404, { message: 'Recording not found' }));
  for (const error of [await failureOf(stored.file()), await failureOf(stored.stream())]) {
    expect(error).toBeInstanceOf(AriNotFoundException);
    expect(error).toMatchObject({ asteriskMessage: 'Recording not found', operation: 'recordings.getStoredFile' });
  }
});
