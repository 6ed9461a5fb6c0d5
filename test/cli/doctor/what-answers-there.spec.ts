import { describe, expect, it } from 'vitest';
import { reach } from '../../../lib/cli/doctor/checks/reach.check.js';
import { clientFor, stubFor } from '../../client/support/clients-of-a-test.js';

interface Page {
  readonly status: number;
  readonly type?: string;
  readonly server?: string;
  readonly location?: string;
  readonly body?: string;
}

const LOGIN = '<!doctype html><title>Sign in</title>token=s3cret';
const ELSEWHERE = /^an HTTP server answers, but not with ARI \(/;

/** What answers in the place of an ARI, and what the doctor says of it. */
const PAGES: readonly (readonly [string, Page, readonly (string | RegExp)[]])[] = [
  [
    'a page that is not found',
    { status: 404, type: 'text/html', server: 'nginx', body: LOGIN },
    [ELSEWHERE, 'status 404', 'server nginx', 'page "Sign in"'],
  ],
  [
    'a proxy that sends to a login',
    { status: 302, server: 'nginx', location: 'https://user:pw@sso.example/login?token=s3cret' },
    [ELSEWHERE, 'status 302', 'redirects to https://sso.example/login'],
  ],
  [
    'a proxy that asks for its own password',
    { status: 401, type: 'text/html', server: 'Kong', body: LOGIN },
    [ELSEWHERE, 'status 401', 'server Kong'],
  ],
  [
    'a proxy that lets nobody in',
    { status: 403, type: 'text/html', server: 'Apache/2.4', body: LOGIN },
    [ELSEWHERE, 'status 403', 'server Apache/2.4'],
  ],
  [
    'a proxy without an Asterisk behind it',
    { status: 502, type: 'text/html', server: 'nginx', body: LOGIN },
    [ELSEWHERE, 'status 502'],
  ],
  [
    'a proxy whose Asterisk is away',
    { status: 503, type: 'text/html', server: 'HAProxy', body: LOGIN },
    [ELSEWHERE, 'status 503', 'server HAProxy'],
  ],
  [
    'a JSON service of another kind',
    { status: 404, type: 'application/json', server: 'uvicorn', body: '{"detail":"x"}' },
    [ELSEWHERE, 'server uvicorn'],
  ],
  [
    "Asterisk's web server, without ARI at this path",
    { status: 404, type: 'text/html', server: 'Asterisk/22.10.1', body: '<title>404 Not Found</title>' },
    [ELSEWHERE, 'server Asterisk/22.10.1'],
  ],
  [
    'an admin page that says yes',
    { status: 200, type: 'text/html', server: 'Apache/2.4', body: LOGIN },
    ['was answered with 200 and not with an object', 'page "Sign in"', 'server Apache/2.4'],
  ],
  [
    'a service that says yes to everything',
    { status: 200, type: 'application/json', body: '{"hello":"there"}' },
    ['what answers at the url is no Asterisk'],
  ],
  [
    'an Asterisk that boots',
    { status: 503, type: 'application/json', server: 'Asterisk/22.10.1', body: '{"message":"Asterisk not booted"}' },
    ['Asterisk answers that it is not ready yet (503)'],
  ],
  [
    'an Asterisk that refuses the password',
    {
      status: 401,
      type: 'application/json',
      server: 'Asterisk/22.10.1',
      body: '{"message":"Authentication required"}',
    },
    ['user or password are refused (401)'],
  ],
];

describe('the doctor tells what answers at an address', () => {
  it.each(PAGES)('%s', async (_name, { status, type, server, location, body = '' }, told) => {
    const headers = Object.entries({ 'content-type': type, server, location }).filter(([, value]) => value);
    const stub = await stubFor((_request, response) => {
      response.writeHead(status, Object.fromEntries(headers) as Record<string, string>).end(body);
    });
    const { findings, info } = await reach(clientFor(stub.url));
    expect(info).toBeUndefined();
    const [problem] = findings.filter(({ level }) => level === 'problem');
    for (const sign of told) expect(problem?.text).toMatch(sign instanceof RegExp ? sign : new RegExp(escaped(sign)));
    expect(problem?.change).toBeTypeOf('string');
    expect(JSON.stringify(findings)).not.toMatch(/pw@|token=s3cret&|\?token/);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
