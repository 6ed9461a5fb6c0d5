import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AriException } from 'nestjs-ari/client';
import { RecordingLogger } from '../support/recording-logger.js';
import { clientFor, failureOf } from '../support/clients-of-a-test.js';

type Page = (response: ServerResponse) => void;

const LOGIN = '<!doctype html><html><head><title>Sign in\nto FreePBX</title></head><body>token=s3cret</body></html>';

/** What answers at a wrong address, and what must be told of it. */
const ADDRESSES: readonly (readonly [string, Page, readonly string[]])[] = [
  [
    'an admin page',
    (response) => void response.writeHead(200, { 'content-type': 'text/html', server: 'Apache/2.4' }).end(LOGIN),
    ['status 200', 'server Apache/2.4'],
  ],
  [
    'a proxy that sends to a login',
    (response) =>
      void response
        .writeHead(302, { location: 'https://user:pw@sso.example/login?token=s3cret', server: 'nginx' })
        .end(),
    ['status 302', 'server nginx', 'redirects to https://sso.example/login'],
  ],
  [
    'a page that is not found',
    (response) => void response.writeHead(404, { 'content-type': 'text/html', server: 'nginx' }).end(LOGIN),
    ['status 404', 'server nginx'],
  ],
  [
    'a page that is not found, of a server without a name',
    (response) => void response.writeHead(404, { 'content-type': 'text/html' }).end(LOGIN),
    ['status 404'],
  ],
  [
    'a password of something else',
    (response) => void response.writeHead(401, { 'content-type': 'text/html', server: 'Kong' }).end(LOGIN),
    ['status 401', 'server Kong'],
  ],
  [
    'a proxy without an Asterisk behind it',
    (response) => void response.writeHead(502, { 'content-type': 'text/html', server: 'nginx' }).end(LOGIN),
    ['status 502', 'server nginx'],
  ],
  [
    'a JSON service of another kind',
    (response) =>
      void response.writeHead(404, { 'content-type': 'application/json', server: 'uvicorn' }).end('{"detail":"x"}'),
    ['status 404', 'server uvicorn'],
  ],
];

async function serverWith(page: Page): Promise<string> {
  const server = createServer((_request, response) => page(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each(ADDRESSES)('a wrong address: %s', (_name, page, told) => {
  it.each(['list', 'hangup'] as const)('is told by a command: channels.%s', async (command) => {
    const client = clientFor(await serverWith(page));
    const error = await failureOf(command === 'list' ? client.channels.list() : client.channels.hangup('1'));
    expect(error).toBeInstanceOf(AriException);
    expect(error.message).toMatch(/not answered by ARI|What answers there is not ARI/);
    for (const sign of told) expect(error.message).toContain(sign);
    expect(error.message).toContain('http://127.0.0.1:8088');
    expect(error.message).toContain('npx nestjs-ari doctor');
    expect(error.message).not.toContain('pw@');
  });

  it.each([
    ['', {}],
    [' and commands go over a WebSocket of their own', { transport: 'websocket' }],
    [' and commands go over the event socket', { transport: 'websocket', websocket: { socket: 'events' } }],
  ] as const)('is told by the log while it connects%s', async (_way, options) => {
    const logger = new RecordingLogger();
    const client = clientFor(await serverWith(page), { apps: 'a', logger, ...options });
    const refused = new Promise<string | undefined>((resolve) =>
      client.statusChanges.subscribe(({ reason }) => reason !== undefined && resolve(reason)),
    );
    client.connect().catch(() => undefined);
    const reason = await refused;
    expect(reason).toContain("not Asterisk's ARI");
    for (const sign of told) expect(reason).toContain(sign);
    expect(reason).toContain('npx nestjs-ari doctor');
    expect(reason).not.toContain('s3cret');
    expect(JSON.stringify(logger)).toContain("not Asterisk's ARI");
  });
});

it('the title of a page is told, without line breaks', async () => {
  const client = clientFor(await serverWith(ADDRESSES[2]?.[1] as Page));
  expect((await failureOf(client.channels.list())).message).toContain('page "Sign in to FreePBX"');
});

it('a refusal of the web server of Asterisk itself is not taken for another program', async () => {
  const page: Page = (response) =>
    void response
      .writeHead(400, { 'content-type': 'text/html', server: 'Asterisk/22.10.1' })
      .end('<html><head><title>400 Bad Request</title></head><body>Header too long.</body></html>');
  const error = await failureOf(clientFor(await serverWith(page)).channels.list());
  expect(error).toMatchObject({ status: 400, writtenBy: 'asterisk', asteriskMessage: 'Header too long.' });
  expect(error.message).toContain('was refused with 400 (Header too long.)');
});

it.each([
  ['that names itself', { server: 'Asterisk/22.10.1' }],
  ['without a name', {}],
])('an event socket that an Asterisk %s refuses with 404 names what is off, and the doctor', async (_name, headers) => {
  const client = clientFor(await serverWith((response) => void response.writeHead(404, headers).end()), { apps: 'a' });
  const refused = new Promise<string | undefined>((resolve) =>
    client.statusChanges.subscribe(({ reason }) => reason !== undefined && resolve(reason)),
  );
  client.connect().catch(() => undefined);
  expect(await refused).toMatch(
    /^the server refused the event socket with 404: ARI is off, still starting, or under another prefix .*"npx nestjs-ari doctor" tells$/,
  );
});
