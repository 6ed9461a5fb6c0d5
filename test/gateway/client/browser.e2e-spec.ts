import { Controller, Get, Header, Injectable } from '@nestjs/common';
import { RpcMethod } from 'nestjs-ari/gateway';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../asterisk/package-root.js';
import { HeadlessBrowser } from '../../browser/headless-browser.js';
import { startGateway } from '../support/started-gateway.js';
import { QUESTIONS, QuestionsStore } from '../../resources/support/questions.js';
import { describeInBrowser } from '../../setup/describe-in-browser.js';
import { Line } from './support/clients.js';

const TIME_FOR_THE_COMPILER = 180_000;

const PAGE = `<!doctype html><title>questions</title><ul id="questions"></ul><p id="called"></p>
<script type="module">
  import { GatewayClient } from '/client.js';
  const client = new GatewayClient({ url: 'ws://' + location.host + '/ari-gateway', token: 'ada' });
  const { hello } = await client.call('hello', { name: 'browser' });
  document.getElementById('called').textContent = hello;
  const questions = new Map();
  for await (const event of client.stream('questions').subscribe({ snapshot: true })) {
    if (event.kind === 'snapshot') for (const one of event.objects) questions.set(one.id, one);
    else if (event.kind === 'delete') questions.delete(event.pk);
    else questions.set(event.pk, event.object);
    const texts = [...questions.values()].map((one) => one.question_text);
    document.getElementById('questions').textContent = texts.join(', ') + ' in ' + client.status;
  }
</script>`;

/** Keeps what it hears and is answered where a test finds it. At most three requests wait without a connection. */
const RECORDING = `<!doctype html><title>recording</title>
<script type="module">
  import { GatewayClient } from '/client.js';
  const url = 'ws://' + location.host + '/ari-gateway';
  globalThis.client = new GatewayClient({ url, token: 'ada', maxPause: 100, maxQueued: 3 });
  globalThis.answers = [];
  globalThis.heard = [];
  globalThis.ask = (name) =>
    client.call('hello', { name }).then(
      ({ hello }) => answers.push(hello),
      (error) => answers.push(error.constructor.name + ', sent: ' + error.sent),
    );
  for await (const { kind, pk, objects } of client.stream('questions').subscribe({ snapshot: true })) {
    heard.push(kind + ' ' + (pk ?? objects?.length));
  }
</script>`;

const dist = mkdtempSync(join(tmpdir(), 'nestjs-ari-gateway-client-'));
afterAll(() => rmSync(dist, { recursive: true, force: true }));

beforeAll(() => {
  execFileSync(process.execPath, [join(packageRoot(), 'packages/gateway-client/build.mjs'), dist], { stdio: 'pipe' });
}, TIME_FOR_THE_COMPILER);

@Controller()
class PageController {
  @Get('page')
  @Header('content-type', 'text/html')
  page(): string {
    return PAGE;
  }

  @Get('recording')
  @Header('content-type', 'text/html')
  recording(): string {
    return RECORDING;
  }

  @Get('client.js')
  @Header('content-type', 'text/javascript')
  client(): string {
    return readFileSync(join(dist, 'index.js'), 'utf8');
  }
}

@Injectable()
class HelloService {
  @RpcMethod('hello')
  hello(payload: unknown): object {
    return { hello: `Hello ${(payload as { name: string }).name}` };
  }
}

describe('what is published of the client', () => {
  it('is two files that name no other package and nothing of the library', () => {
    expect(readdirSync(dist).sort()).toEqual(['index.d.ts', 'index.js']);
    for (const name of ['index.d.ts', 'index.js']) {
      const text = readFileSync(join(dist, name), 'utf8');
      expect(text).not.toMatch(/^(?:import|export)\b[^;]*\bfrom '|^import '|require\(|import\(/m);
      expect(text).toContain('GatewayClient');
    }
    const manifest = JSON.parse(
      readFileSync(join(packageRoot(), 'packages/gateway-client/package.json'), 'utf8'),
    ) as object;
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
      expect(manifest).not.toHaveProperty(kind);
    }
  });
});

describeInBrowser('the client in a browser', () => {
  let browser: HeadlessBrowser;
  beforeAll(async () => void (browser = await HeadlessBrowser.start()), 120_000);
  afterAll(() => browser.stop());

  it('calls, shows what is there, and what happens', { timeout: 60_000 }, async () => {
    const { app, port } = await startGateway({
      providers: [...QUESTIONS, HelloService],
      controllers: [PageController],
    });
    const store = app.get(QuestionsStore);
    await store.create({ id: '1', question_text: 'Which?', votes: 0 });
    const page = await browser.open(`http://127.0.0.1:${port}/page`);
    const shows = (id: string, text: string): Promise<void> =>
      page.until(`document.getElementById('${id}').textContent === '${text}'`);
    await shows('called', 'Hello browser');
    await shows('questions', 'Which? in open');
    await store.create({ id: '2', question_text: 'When?', votes: 0 });
    await shows('questions', 'Which?, When? in open');
    await store.delete('1');
    await shows('questions', 'When? in open');
    await page.close();
  });

  it('keeps requests while there is no connection, and goes on where it was', { timeout: 60_000 }, async () => {
    const { app, url } = await startGateway({
      providers: [...QUESTIONS, HelloService],
      controllers: [PageController],
    });
    const store = app.get(QuestionsStore);
    const question = (id: string) => ({ id, question_text: 'Which?', votes: 0 });
    const line = await Line.to(url);
    const page = await browser.open(`${line.url.replace('ws:', 'http:').replace('/ari-gateway', '')}/recording`);
    const holds = (name: string, values: readonly string[]): Promise<void> =>
      page.until(`JSON.stringify(globalThis.${name}) === '${JSON.stringify(values)}'`, 20_000);
    await holds('heard', ['snapshot 0']);
    await store.create(question('1'));
    await holds('heard', ['snapshot 0', 'create 1']);
    line.cut();
    await page.until("client.status !== 'open'");
    await page.evaluate("for (const name of ['a', 'b', 'c', 'd']) void ask(name)");
    // One more than may wait fails at once, and has not been sent.
    await holds('answers', ['GatewayDisconnectedError, sent: no']);
    await store.create(question('2'));
    await store.delete('1');
    line.mend();
    await holds('answers', ['GatewayDisconnectedError, sent: no', 'Hello a', 'Hello b', 'Hello c']);
    // Each once, and no second snapshot: it asked for what it had missed.
    await store.create(question('3'));
    await holds('heard', ['snapshot 0', 'create 1', 'create 2', 'delete 1', 'create 3']);
    await page.close();
  });
});
