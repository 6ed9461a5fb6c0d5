import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { AriGateway } from 'nestjs-ari/gateway';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

const SOAK = process.env['SOAK'] === '1';
const FRAMES = SOAK ? 10_000 : 1_000;
const BATCH = 25;
const UNLIMITED = { framesPerSecond: 1e9, burst: 1e9, inFlight: 1e9, subscriptions: 50 };

const strange = fc.oneof(
  fc.constantFrom<unknown>('__proto__', 'constructor', 'questions', 'list', 'create', 'subscribe', 'unsubscribe'),
  fc.constantFrom<unknown>(null, 0, -1, 1e308, Number.MAX_SAFE_INTEGER, '', '0', true, [], {}, '\uD800', '\u0000'),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);

/** Names that mean something, among others. */
const names = fc.constantFrom(
  'action',
  'pk',
  'data',
  'request_id',
  'id',
  'question_text',
  'votes',
  'votes:gt',
  'filter',
  'snapshot',
  'since',
  'cursor',
  'limit',
  'offset',
  'order_by',
  'search',
  'count',
  '__proto__',
  'constructor',
  'toString',
);
const fields = fc
  .array(fc.tuple(names, strange), { maxLength: 6 })
  .map((pairs) => `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`);

const actions = fc.constantFrom(
  'list',
  'retrieve',
  'create',
  'update',
  'patch',
  'delete',
  'subscribe',
  'subscribe_instance',
  'unsubscribe',
  'hasOwnProperty',
);

const deep = fc.integer({ min: 100, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth));

/** A frame that parses to an object with a payload, which may be anything else. */
const frame = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(actions, fields).map(([action, data]) => `{"action":"${action}","pk":"1","data":${data}}`),
  },
  { weight: 2, arbitrary: fields },
  { weight: 1, arbitrary: strange.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: deep.map((data) => `{"action":"create","data":${data}}`) },
);

const methods = fc.constantFrom(
  'publish',
  'subscribe',
  'unsubscribe',
  'server_info',
  'ping',
  'questions.create',
  'questions.list',
  'questions.patch',
  'questions.',
  '.',
  '__proto__',
  'constructor.name',
);
const payloads = fc.oneof(
  fields,
  fc
    .tuple(fc.constantFrom('queue', '__proto__', ''), strange, strange)
    .map(([channel, event, data]) => JSON.stringify({ channel, event, data })),
  strange.map((value) => JSON.stringify(value)),
  deep,
);

/** A frame that parses and is meant as a call. */
const rpcFrame = fc.oneof(
  fc
    .tuple(methods, payloads, fc.integer())
    .map(([method, payload, id]) => `{"id":${id},"method":"${method}","payload":${payload}}`),
  fc.tuple(strange, strange).map(([id, method]) => JSON.stringify({ id, method })),
  strange.map((method) => JSON.stringify({ method })),
);

describe('whatever a client sends', () => {
  afterEach(() => vi.restoreAllMocks());

  it(`is answered once: ${FRAMES} frames`, { timeout: 180_000 }, async () => {
    const { app, url } = await startGateway({ options: { limits: UNLIMITED } });
    const errors: unknown[] = [];
    vi.spyOn(Logger.prototype, 'error').mockImplementation((...line: unknown[]) => void errors.push(line));
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
    const frames = fc.sample(frame, { numRuns: FRAMES, seed });
    const ws = await GatewaySocket.open(url, 'ada');
    for (let start = 0; start < frames.length; start += BATCH) {
      const batch = frames.slice(start, start + BATCH);
      for (const payload of batch) ws.send(`{"stream":"questions","payload":${payload}}`);
      await vi.waitFor(
        () =>
          expect(ws.replies.length, `seed ${seed}, batch at ${start}: ${batch.join('\n')}`).toBe(start + batch.length),
        { timeout: 45_000, interval: 2 },
      );
    }
    expect(errors, `seed ${seed}`).toEqual([]);
    expect(ws.replies.filter(({ payload }) => payload.response_status >= 500)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await ws.ask('questions', 'list', { request_id: 'the last' })).toMatchObject({ response_status: 200 });
    // Whether a random frame happened to make a question is left to chance; that one can still be made is not.
    const question = { data: { question_text: 'Still there?' }, request_id: 'one more' };
    expect(await ws.ask('questions', 'create', question)).toMatchObject({ response_status: 201 });
    expect(app.get(QuestionsStore).size).toBeGreaterThan(0);
  });

  it(`is answered once also as a call: ${FRAMES} frames`, { timeout: 180_000 }, async () => {
    const { url } = await startGateway({ options: { limits: UNLIMITED } });
    vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
    const frames = fc.sample(rpcFrame, { numRuns: FRAMES, seed });
    const ws = await GatewaySocket.open(url, 'ada');
    const answered = (): number => ws.frames.filter((frame) => !('channel' in frame)).length;
    for (let start = 0; start < frames.length; start += BATCH) {
      const batch = frames.slice(start, start + BATCH);
      for (const text of batch) ws.send(text);
      await vi.waitFor(
        () => expect(answered(), `seed ${seed}, batch at ${start}: ${batch.join('\n')}`).toBe(start + batch.length),
        { timeout: 45_000, interval: 2 },
      );
    }
    expect(JSON.stringify(ws.frames), `seed ${seed}`).not.toContain('Internal error');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await ws.ask('questions', 'list', { request_id: 'the last' })).toMatchObject({ response_status: 200 });
  });

  it('as bytes, or much of it, ends one socket at most', async () => {
    const { app, url } = await startGateway();
    const other = await GatewaySocket.open(url, 'bob');
    const codes: number[] = [];
    for (const bytes of [Buffer.alloc(10 * 1_048_576, 0x5b), Buffer.from([0xff, 0xfe, 0xfd])]) {
      const ws = await GatewaySocket.open(url, 'ada');
      ws.socket.send(bytes, { binary: false });
      codes.push((await ws.closed).code);
    }
    expect(codes).toEqual([1009, 1007]);
    expect(await other.ask('questions', 'list')).toMatchObject({ response_status: 200 });
    await eventually(() => expect(app.get(AriGateway).sockets).toBe(1));
  });

  it('one byte after the other is one frame', async () => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    const text = JSON.stringify({ stream: 'questions', payload: { action: 'list', request_id: 'slow' } });
    for (const [index, character] of [...text].entries()) {
      ws.socket.send(character, { fin: index === text.length - 1 });
    }
    expect(await ws.answer('slow')).toMatchObject({ response_status: 200 });
  });
});
