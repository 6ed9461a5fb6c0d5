import { Controller, Injectable, Post } from '@nestjs/common';
import { GatewayPublisher, GatewayTickets, RpcMethod } from 'nestjs-ari/gateway';
import { MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { packageRoot } from '../../asterisk/package-root.js';
import { blocksOf, promisedOutput, type Block } from '../../docs/support/documentation.js';
import { compilerOptions } from '../../docs/support/example-files.js';
import { GatewaySocket } from '../support/gateway-socket.js';
import { startGateway, USERS } from '../support/started-gateway.js';
import { GatewayClient, type GatewayClientOptions } from '../../../packages/gateway-client/src/index.js';
import { WAIT } from './support/clients.js';

const PAGE = 'packages/gateway-client/README.md';
const TIME_FOR_THE_COMPILER = 180_000;
const FOLDER = join(packageRoot(), '.build/docs/gateway-client-readme');

const blocks = blocksOf(PAGE).filter(({ language }) => language === 'ts');
const [first, second] = blocks as [Block, Block];

/** The schema that the example takes from a server. */
const CALLS = `import { z } from 'zod';
export const Call = z.object({ id: z.string(), state: z.string(), caller: z.string() });
`;

/** What the page of a user has, and the example names. */
const OF_THE_PAGE = `
declare function show(...parts: unknown[]): void;
declare function change(pk: string | number, object: import('../server/calls.js').Call): void;
declare function remove(pk: string | number): void;
declare const location: { readonly host: string };
`;

it('has two examples', () => {
  expect(blocks).toHaveLength(2);
  expect(blocks.flatMap(promisedOutput)).toEqual([]);
});

it('each example compiles against what is published', { timeout: TIME_FOR_THE_COMPILER }, () => {
  const [server, page] = [join(FOLDER, 'server/calls.ts'), join(FOLDER, 'page/page.ts')];
  for (const folder of ['server', 'page']) mkdirSync(join(FOLDER, folder), { recursive: true });
  writeFileSync(server, `${CALLS}export type Call = z.infer<typeof Call>;\n`);
  // The second goes on where the first has made a client; a loop that ends never would make it unreachable for the compiler.
  writeFileSync(page, `${first.code}${OF_THE_PAGE}async function channels() {\n${second.code}}\nvoid channels;\n`);
  const program = ts.createProgram([page], {
    ...compilerOptions(),
    noUnusedLocals: false,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    paths: { 'nestjs-ari-gateway-client': [join(packageRoot(), 'packages/gateway-client/src/index.ts')] },
  });
  const file = program.getSourceFile(page);
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
});

const Call = z.object({ id: z.string(), state: z.string(), caller: z.string() });
type Call = z.infer<typeof Call>;

@Injectable()
class CallsStore extends MemoryStore<Call> {}

@ResourceBinding({ stream: 'calls', schema: Call, filterable: ['state'], orderable: ['caller'] })
class CallsBinding extends ModelBinding<Call> {
  constructor(store: CallsStore) {
    super(store);
  }
}

@Injectable()
class Agents {
  readonly paused: unknown[] = [];

  @RpcMethod('agents.pause')
  pause(payload: unknown): object {
    this.paused.push(payload);
    return { until: '12:05' };
  }
}

@Controller()
class TicketController {
  constructor(private readonly tickets: GatewayTickets) {}

  @Post('ticket')
  ticket() {
    return this.tickets.issue(USERS['ada'] ?? { id: 'ada' });
  }
}

describe('each example runs', () => {
  /** Runs a block with what its page gives to it; a loop in it lives as long as the client. */
  async function run({ code }: Block, given: Readonly<Record<string, unknown>>): Promise<void> {
    const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
    const { outputText } = ts.transpileModule(code.replaceAll('wss://', 'ws://'), { compilerOptions });
    const program = outputText.replaceAll(/^import .*$|^export \{\};$/gm, '');
    const asynchronous = Object.getPrototypeOf(async () => {}).constructor as new (
      ...parts: string[]
    ) => (...values: unknown[]) => Promise<void>;
    await new asynchronous(...Object.keys(given), program)(...Object.values(given));
  }

  async function page() {
    const { app, port, url } = await startGateway({
      providers: [CallsStore, CallsBinding, Agents],
      controllers: [TicketController],
    });
    const host = `127.0.0.1:${port}`;
    const clients: GatewayClient[] = [];
    class Given extends GatewayClient {
      constructor(options: GatewayClientOptions) {
        super({ ...options, WebSocket });
        clients.push(this);
        onTestFinished(() => this.close());
      }
    }
    const functions = { show: vi.fn(), change: vi.fn(), remove: vi.fn() };
    const given = {
      ...functions,
      GatewayClient: Given,
      location: { host },
      fetch: (path: string, init: RequestInit) => fetch(`http://${host}${path}`, init),
    };
    return { app, url, given, clients, ...functions };
  }

  it('lists, calls, and shows what happens', { timeout: 60_000 }, async () => {
    const { app, given, show, change, remove } = await page();
    const store = app.get(CallsStore);
    const call: Call = { id: '1', state: 'Up', caller: '1001' };
    await store.create(call);
    const running = run(first, given).catch((error: unknown) => error);
    await vi.waitFor(() => expect(show).toHaveBeenCalledWith([call]), WAIT);
    expect(app.get(Agents).paused).toEqual([{ minutes: 5 }]);
    await store.create({ ...call, id: '2' });
    await store.update('2', { ...call, id: '2', state: 'Ring' });
    await store.delete('1');
    await vi.waitFor(() => expect(remove).toHaveBeenCalledWith('1'), WAIT);
    expect(change.mock.calls).toEqual([
      ['2', { ...call, id: '2' }],
      ['2', { ...call, id: '2', state: 'Ring' }],
    ]);
    // The loop is not over: it ends with the page.
    expect(await Promise.race([running, Promise.resolve('running')])).toBe('running');
  });

  it('publishes, and hears what is published', { timeout: 60_000 }, async () => {
    const { app, url, given, show } = await page();
    const listener = await GatewaySocket.open(url, 'ada');
    await listener.call('subscribe', { channel: 'queue.sales' });
    const client = new given.GatewayClient({ url, token: 'ada' });
    const running = run(second, { ...given, client }).catch((error: unknown) => error);
    await vi.waitFor(() => {
      expect(listener.events).toEqual([{ channel: 'queue.sales', event: 'waiting', data: { callers: 3 } }]);
    }, WAIT);
    await vi.waitFor(async () => {
      await app.get(GatewayPublisher).publish('queue.sales', 'call.new', { callers: 4 });
      expect(show).toHaveBeenCalledWith('call.new', { callers: 4 });
    }, WAIT);
    expect(await Promise.race([running, Promise.resolve('running')])).toBe('running');
  });
});
