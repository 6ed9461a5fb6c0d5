import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { AriConsoleModule } from 'nestjs-ari/console';
import { mkdtempSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildPage } from './support/built-page.js';
import { startConsole, type ConsoleParts } from './support/console-application.js';

const page = mkdtempSync(join(tmpdir(), 'nestjs-ari-console-'));
let asterisk: AsteriskSimulator;

beforeAll(async () => {
  await buildPage(page);
  asterisk = await AsteriskSimulator.start();
}, 180_000);
afterAll(async () => {
  await asterisk.stop();
  rmSync(page, { recursive: true, force: true });
});

async function started(parts: Partial<ConsoleParts>): Promise<string> {
  const { app, url } = await startConsole({ asterisk, page, ...parts });
  onTestFinished(() => app.close());
  return url;
}

describe.each([
  ['Express', () => undefined],
  ['Fastify', () => new FastifyAdapter()],
])('the console on %s', (_, adapter) => {
  it.each([
    ['', '/console', {}],
    ['v1/admin', '/v1/admin/console', {}],
    ['', '/ops/telephones', { path: 'ops/telephones' }],
  ])('behind the prefix "%s" opens at %s', async (prefix, path, options) => {
    const url = await started({ adapter: adapter(), console: options, ...(prefix !== '' && { prefix }) });
    const reply = await fetch(`${url}${path}`);
    expect(reply.status).toBe(200);
    expect(reply.url).toBe(`${url}${path.replace(/\/$/, '')}/index.html`);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    const text = await reply.text();
    expect(text).not.toMatch(/<script(?! type="module" src="\.\/)|style=|<style|\son\w+=|https?:/);
    for (const [, file = ''] of text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) {
      const asset = await fetch(new URL(file, reply.url));
      expect([file, asset.status, asset.headers.get('x-content-type-options')]).toEqual([file, 200, 'nosniff']);
    }
    const behindSlash = await fetch(`${url}${path}/`);
    expect([behindSlash.status, behindSlash.url]).toEqual([200, reply.url]);
    expect((await fetch(`${url}${path}/?from=mail`)).url).toBe(reply.url);
    expect((await fetch(`${url}${path}/any/`)).status).toBe(404);
    const config = await fetch(new URL('config.json', reply.url));
    expect(await config.json()).toMatchObject({
      gateway: '/ari-gateway',
      ticket: null,
      rest: '/api/docs',
      title: 'Console',
      telephone: false,
    });
  });

  it('gives no other file', async () => {
    const url = await started({ adapter: adapter() });
    for (const name of ['package.json', '..%2f..%2fpackage.json', 'constructor', 'index.html.map']) {
      expect([name, (await fetch(`${url}/console/${name}`)).status]).toEqual([name, 404]);
    }
  });

  it('is not there when it is off', async () => {
    const url = await started({ adapter: adapter(), console: { enabled: false } });
    for (const path of ['/console', '/console/index.html', '/console/config.json']) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
  });
});

it('is off in production, unless it is allowed', () => {
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(AriConsoleModule.forRoot()).not.toHaveProperty('controllers');
  expect(AriConsoleModule.forRoot({ enabled: true })).toHaveProperty('controllers');
});

it('lets the page reach a gateway that is elsewhere, and that one alone', async () => {
  const url = await started({ console: { gateway: 'wss://phones.example.com/ari-gateway' } });
  const reply = await fetch(`${url}/console`);
  expect(reply.headers.get('content-security-policy')).toContain("connect-src 'self' wss://phones.example.com;");
});

it.each([
  [{ path: '' }, /has the "path" "", which must be like "\/console"/],
  [{ path: 'a b' }, /"path" "a b"/],
  [{ gateway: 'javascript:x' }, /"gateway"/],
  [{ gateway: "/x; script-src 'unsafe-inline'" }, /"gateway"/],
  [{ paht: '/console' }, /unknown option "paht"; there are path/],
])('refuses %j', (options, message) => {
  expect(() => AriConsoleModule.forRoot(options as object)).toThrow(message);
});

it('is small', async () => {
  const url = await started({});
  let bytes = 0;
  for (const name of ['index.html', 'console.js', 'console.css', 'icon.svg', 'sip-telephone.js']) {
    bytes += gzipSync(new Uint8Array(await (await fetch(`${url}/console/${name}`)).arrayBuffer())).length;
  }
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(120_000);
});
