import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RpcMethod } from 'nestjs-ari/gateway';
import { DetailAction, ListAction, MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLive, startSimulator } from '../live/support/live-gateway.js';
import { QUESTIONS } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

const Folder: z.ZodType<object> = z.object({
  name: z.string(),
  get folders() {
    return z.array(Folder);
  },
});
const Call = z.object({ 'call-id': z.string(), from: z.object({ number: z.string() }), folder: Folder.optional() });
type Call = z.infer<typeof Call>;

@ResourceBinding({
  stream: 'call-legs',
  description: 'Legs of calls.',
  example: { 'call-id': '1', from: { number: '1001' } },
  key: 'call-id',
  schema: Call,
  filterable: ['from.number'],
  presenters: { admin: '*', '*': ['from'] },
})
class CallsBinding extends ModelBinding<Call> {
  constructor() {
    super(new MemoryStore<Call>({ key: 'call-id' }));
  }

  @DetailAction({ summary: 'Rings', input: z.object({ times: z.number().int().min(1) }), result: z.string() })
  ring(_pk: string, { times }: { times: number }): string {
    return 'r'.repeat(times);
  }

  @ListAction({ description: 'Ends all calls.' })
  clear(): void {}
}

class Agents {
  @RpcMethod('agents.pause', { input: z.object({ minutes: z.number() }), output: z.object({ until: z.string() }) })
  pause({ minutes }: { minutes: number }): { until: string } {
    return { until: String(minutes) };
  }

  @RpcMethod('agents.list')
  list(): string[] {
    return [];
  }
}

interface Document {
  readonly asyncapi: string;
  readonly info: object;
  readonly servers: object;
  readonly channels: Record<string, { readonly messages: object }>;
  readonly operations: Record<string, { readonly action: string }>;
  readonly components: {
    readonly messages: Record<string, { readonly payload: object }>;
    readonly schemas: Record<string, { readonly required?: readonly string[] }>;
  };
}

const PROVIDERS = [...QUESTIONS, CallsBinding, Agents];

function address(url: string): string {
  return `${new URL(url).origin.replace('ws', 'http')}/asyncapi.json`;
}

async function fetched(url: string, token: string): Promise<Document> {
  const response = await fetch(address(url), { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return (await response.json()) as Document;
}

async function problemsOf(document: object): Promise<object[]> {
  const found: { readonly severity: number }[] = await new Parser().validate(JSON.stringify(document));
  return found.filter(({ severity }) => severity === 0);
}

describe.each([
  ['Express', undefined],
  ['Fastify', () => new FastifyAdapter()],
])('the document of the socket, on %s,', (_, adapter) => {
  it('is valid, and has every action, method and push', { timeout: 60_000 }, async () => {
    const { url } = await startGateway({
      providers: PROVIDERS,
      adapter: adapter?.(),
      options: { asyncapi: { title: 'Desk', version: '3.2.1' } },
    });
    const document = await fetched(url, 'ada');
    expect(await problemsOf(document)).toEqual([]);
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: 'Desk', version: '3.2.1' },
      servers: { gateway: { host: new URL(url).host, protocol: 'ws' } },
    });
    expect(Object.keys(document.channels)).toEqual(['questions', 'call-legs', 'rpc', 'pubsub']);
    const standard = ['list', 'retrieve', 'create', 'update', 'patch', 'delete'];
    const own = ['subscribe', 'unsubscribe', 'changes'];
    expect(Object.keys(document.operations)).toEqual([
      ...[...standard, ...own].map((name) => `questions.${name}`),
      ...[...standard, 'ring', 'clear', ...own].map((name) => `call-legs.${name}`),
      ...['agents.pause', 'agents.list', 'ping', 'server_info'].map((name) => `rpc.${name}`),
      ...['publish', 'subscribe', 'unsubscribe', 'events'].map((name) => `pubsub.${name}`),
    ]);
    // A role that sees less must not be promised what it does not get.
    expect(document.components.schemas['CallLegs']?.required).toEqual(['call-id', 'from']);
  });
});

describe('the document of the socket', () => {
  it('is true of every frame that travels', { timeout: 60_000 }, async () => {
    const { url } = await startGateway({ providers: PROVIDERS });
    const document = await fetched(url, 'ada');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'socket');
    const names = Object.keys(document.components.messages);
    const checks = new Map(
      names.map((name) => [name, ajv.getSchema(`socket#/components/messages/${name}/payload`)] as const),
    );
    const fits = (frame: unknown, of: readonly string[]): string[] =>
      of.filter((name) => checks.get(name)?.(frame) === true);
    const ws = await GatewaySocket.open(url, 'root');
    const requests = [
      { stream: 'questions', payload: { action: 'subscribe', data: { snapshot: true }, request_id: 1 } },
      { stream: 'questions', payload: { action: 'create', data: { question_text: 'Which?' }, request_id: 2 } },
      { stream: 'questions', payload: { action: 'create', data: { question_text: '' }, request_id: 'x' } },
      { stream: 'questions', payload: { action: 'list', data: { 'votes:ge': 0, order_by: '-votes', cursor: null } } },
      { stream: 'questions', payload: { action: 'patch', pk: '1', data: { votes: 7 } } },
      { stream: 'questions', payload: { action: 'retrieve', pk: 1 } },
      { stream: 'questions', payload: { action: 'delete', pk: '1' } },
      { stream: 'call-legs', payload: { action: 'clear' } },
      { stream: 'call-legs', payload: { action: 'ring', pk: 'none', data: { times: 2 } } },
      { id: 1, method: 'agents.pause', payload: { minutes: 5 } },
      { id: 2, method: 'agents.pause', payload: { minutes: 'five' } },
      { id: 3, method: 'ping' },
      { id: 4, method: 'server_info' },
      { id: 5, method: 'subscribe', payload: { channel: 'sales', event: 'call.*' } },
      { id: 6, method: 'publish', payload: { channel: 'sales', event: 'call.new', data: [1] } },
    ];
    const incoming = names.filter((name) => name.endsWith('.request'));
    for (const [index, frame] of requests.entries()) {
      // The third and the eleventh are wrong on purpose.
      const wrong = JSON.stringify(frame).includes('""') || JSON.stringify(frame).includes('"five"');
      expect(fits(frame, incoming), `request ${index}`).toHaveLength(wrong ? 0 : 1);
      ws.send(frame);
      await ws.heard(index + 1);
    }
    // Answers, three pushes of the stream, and one of the channel.
    await ws.heard(requests.length + 4);
    const outgoing = names.filter((name) => !name.endsWith('.request'));
    for (const frame of ws.frames) expect(fits(frame, outgoing), JSON.stringify(frame)).toHaveLength(1);
    expect(fits({ stream: 'questions', payload: { action: 'list', data: { colour: 'red' } } }, incoming)).toEqual([]);
  });

  it('covers the resources of Asterisk', { timeout: 60_000 }, async () => {
    const { url } = await startLive(await startSimulator(), {
      app: 'asyncapi',
      live: { streams: ['channels', 'bridges', 'sounds'] },
    });
    const document = await fetched(url, 'root');
    expect(await problemsOf(document)).toEqual([]);
    expect(document.operations['channels.hold']).toMatchObject({ action: 'receive' });
    expect(document.operations['bridges.changes']).toMatchObject({ action: 'send' });
  });

  it('is for those who are let in, unless it is for everybody or for nobody', { timeout: 60_000 }, async () => {
    const { url } = await startGateway();
    const status = async (of: string, headers: Record<string, string> = {}): Promise<number> =>
      (await fetch(address(of), { headers })).status;
    expect(await status(url)).toBe(401);
    expect(await status(url, { authorization: 'Bearer nonsense' })).toBe(401);
    expect(await status(url, { authorization: 'Bearer ada' })).toBe(200);
    expect(await status(url, { authorization: 'Bearer ada', origin: 'https://evil.example.com' })).toBe(403);
    const open = await startGateway({ options: { asyncapi: { visibleTo: 'everybody' } } });
    expect(await status(open.url)).toBe(200);
    const none = await startGateway({ options: { asyncapi: false } });
    expect(await status(none.url, { authorization: 'Bearer ada' })).toBe(404);
  });
});
