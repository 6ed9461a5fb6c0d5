import { describe, expect, it } from 'vitest';
import type { AriResync, Channel } from 'nestjs-ari/client';
import type { Reply } from '../entities/support/exchange-stub.js';
import { callIn, stubbedClient } from '../entities/support/stub-call.js';
import { fittingAnswer } from '../support/fitting-answer.js';
import { eventually } from '../support/eventually.js';
import { stasisStart, wireChannel } from '../entities/support/wire-events.js';
import { serverFor } from '../server/support/server-of-a-test.js';
import { StubAsterisk } from '../server/support/stub-asterisk.js';
import { errorsOf } from '../support/errors-of.js';

const JSON_TYPE = 'application/json';
const PAGE = '<html><title>Sign in</title></html>';

const DAMAGED: readonly (readonly [string, NonNullable<Reply['raw']>])[] = [
  ['an HTML page', { type: 'text/html', text: PAGE }],
  ['a page that calls itself JSON', { type: JSON_TYPE, text: PAGE }],
  ['a page without a type', { text: PAGE }],
  ['a list that is cut off', { type: JSON_TYPE, text: '[{"id":"c2","name":"PJS' }],
  ['a list that is cut off between two calls', { type: JSON_TYPE, text: '[{"id":"c2"},' }],
  ['an object', { type: JSON_TYPE, text: '{}' }],
  ['an error of another program', { type: JSON_TYPE, text: '{"error":"backend is away"}' }],
  ['nothing', { type: JSON_TYPE, text: '' }],
  ['nothing without a type', { text: '' }],
  ['a list of something else', { type: JSON_TYPE, text: '[{"status":"ok"}]' }],
  ['a list of names', { type: JSON_TYPE, text: '["c2"]' }],
  ['a string', { type: JSON_TYPE, text: '"backend is away"' }],
  ['plain text', { type: 'text/plain', text: 'OK' }],
  ['null', { type: JSON_TYPE, text: 'null' }],
  ['a number', { type: JSON_TYPE, text: '0' }],
];

describe('a gap after which the list of channels is answered with', () => {
  it.each(DAMAGED)('%s ends no call: it is reported and asked again', async (_name, raw) => {
    const [client, stub] = await stubbedClient();
    const resyncs: AriResync[] = [];
    const errors = errorsOf(client);
    client.resyncs.subscribe((resync) => resyncs.push(resync));
    const channel = await callIn(client, stub);
    let ended = false;
    void channel.ended().then(() => (ended = true));
    let damaged = true;
    stub.answer = ({ method, path }) => {
      if (path === 'applications/objects') return { status: 200, body: { name: 'objects', channel_ids: ['c1'] } };
      if (path !== 'channels') return fittingAnswer({ method, path });
      return damaged ? { status: 200, raw } : { status: 200, body: [wireChannel('c1')] };
    };
    stub.cut();
    await eventually(() => expect(errors.map(({ kind }) => kind)).toContain('resync'));
    const reported = errors.find(({ kind }) => kind === 'resync') as { readonly error: { readonly code: string } };
    expect(reported.error.code).toBe('ARI_UNEXPECTED_ANSWER');
    expect(ended).toBe(false);
    damaged = false;
    await eventually(() => expect(resyncs).toHaveLength(1));
    expect(resyncs[0]?.ended).toEqual([]);
    expect(ended).toBe(false);
    expect(channel.signal.aborted).toBe(false);
  });

  it.each(DAMAGED)("%s over Asterisk's own socket ends no call, either", async (_name, raw) => {
    const server = serverFor({ port: 0 });
    await server.listen();
    const first = await StubAsterisk.call(server);
    first.registers('wire');
    await server.connect();
    const errors: string[] = [];
    const resyncs: AriResync[] = [];
    server.errors.subscribe((error) => error.kind === 'resync' && errors.push((error.error as Error).message));
    server.resyncs.subscribe((resync) => resyncs.push(resync));
    const entered = new Promise<Channel>((resolve) => server.once('StasisStart', ({ channel }) => resolve(channel)));
    first.send(stasisStart('c1', 'Up', 'wire'));
    const channel = await entered;
    let damaged = true;
    first.socket.terminate();
    const again = await StubAsterisk.call(server);
    const healthy = again.answer;
    again.answer = (command) => {
      const { request_id, uri } = command;
      const says = (text: string, type?: string) => {
        const body = text === '' ? {} : { content_type: type, message_body: text };
        again.send({ type: 'RESTResponse', request_id, status_code: 200, ...body });
      };
      if (uri === 'applications/wire') says('{"name":"wire","channel_ids":["c1"]}', JSON_TYPE);
      else if (uri !== 'channels') healthy(command);
      else if (damaged) says(raw.text, raw.type);
      else says(JSON.stringify([wireChannel('c1')]), JSON_TYPE);
    };
    again.registers('wire');
    await eventually(() => expect(errors).not.toEqual([]));
    expect(errors[0]).toContain('channels.list');
    expect(channel.signal.aborted).toBe(false);
    damaged = false;
    await eventually(() => expect(resyncs).toHaveLength(1));
    expect(resyncs[0]?.ended).toEqual([]);
    expect(channel.signal.aborted).toBe(false);
  });
});
