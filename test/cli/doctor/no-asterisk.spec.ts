import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listeningPort } from '../../asterisk/listening-port.js';
import { stubFor } from '../../client/support/clients-of-a-test.js';
import { checkVersion } from '../../../lib/cli/doctor/checks/version.check.js';
import type { Patient } from '../../../lib/cli/doctor/patient.js';
import { examined, of, runDoctor } from './support/run-doctor.js';

const LIMIT = 60_000;

describe('the doctor, where no Asterisk answers', { timeout: LIMIT }, () => {
  it('tells that nothing listens', async () => {
    const stub = await stubFor();
    const { url } = stub;
    await stub.stop();
    const { exitCode, found } = await examined(url, ['ari', 'ari']);
    expect(exitCode).toBe(2);
    expect(found).toMatchObject([
      {
        check: 'reaches',
        level: 'problem',
        text: expect.stringMatching(/^the first question was not sent \(ECONNREFUSED\)/),
      },
    ]);
  });

  it.each([
    ['a plain HTTP server', 404, 'text/html', '<h1>Not Found</h1>'],
    ['one that says yes to everything', 200, 'application/json', '{"hello":"there"}'],
    ['an Asterisk that boots', 503, 'application/json', '{"message":"Asterisk not booted"}'],
  ])('tells of %s', async (_, status, type, body) => {
    const server = createServer((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { exitCode, found } = await examined(`http://127.0.0.1:${listeningPort(server)}`, ['ari', 'ari']);
    expect(exitCode).toBe(2);
    expect(found).toMatchObject([{ check: 'reaches', level: 'problem', change: expect.any(String) }]);
  });

  it('waits no longer than it may for a server that is slow', async () => {
    const stub = await stubFor(() => undefined);
    const { exitCode, found } = await examined(stub.url, ['ari', 'ari'], '--timeout', '200');
    expect(exitCode).toBe(2);
    expect(of('reaches', found)[0]?.text).toMatch(/200 ms/);
  });
});

describe('the doctor, asked wrongly', { timeout: LIMIT }, () => {
  const ASKED: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['without an address', ['--username', 'ari'], /needs --url/],
    ['without a user', ['--url', 'http://127.0.0.1:1'], /needs --username/],
    ['without a password and a terminal', ['--url', 'http://127.0.0.1:1', '--username', 'a'], /needs --password/],
    ['with an option that there is none', ['--nonsense'], /nonsense/],
    ['with a number that is none', ['--url', 'x', '--username', 'a', '--timeout', 'soon'], /--timeout must be/],
    ['with an address that is none', ['--url', 'ftp://x', '--username', 'a', '--password', 'p'], /"url" must be/],
    [
      'with the password in the address',
      ['--url', 'http://a:hush@x', '--username', 'a', '--password', 'p'],
      /credentials/,
    ],
  ];

  it.each(ASKED)('%s says what is wrong, and how to ask', async (_, args, problem) => {
    const { exitCode, output, errors } = await runDoctor(args);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toMatch(problem);
    expect(errors).toContain('nestjs-ari doctor --url URL');
    expect(errors).not.toContain('hush');
  });
});

describe('versions', () => {
  function about(version: string): string[] {
    const patient = { version, info: { system: { version } } } as Partial<Patient> as Patient;
    return checkVersion(patient).map(({ level, text }) => `${level} ${text}`);
  }

  it.each([
    ['22.11.0', ['nothing bad']],
    ['22.10.1', ['Refer-Sub', 'AOR', 'recorded', 'media server', 'AudioSocket']],
    ['22.10.0', ['Refer-Sub', 'AOR', 'read_only', 'recorded', 'media server', 'AudioSocket']],
    ['20.14.0', ['Refer-Sub', 'AOR', 'read_only', 'recorded', 'media server']],
    // It takes no commands over a WebSocket at all, so nobody who may only read can give them there.
    ['20.13.0', ['Refer-Sub', 'AOR', 'WebSocket', 'recorded', 'media server']],
    ['18.26.4', ['Refer-Sub', 'AOR', 'WebSocket', 'recorded', 'media server']],
    ['21.8.0', ['Refer-Sub', 'AOR', 'WebSocket', 'recorded', 'media server']],
    ['22.3.0', ['Refer-Sub', 'AOR', 'WebSocket', 'recorded', 'media server']],
    // Newer than what was tried: a fault without a known end counts up to there.
    ['22.10.2', ['Refer-Sub', 'AOR', 'recorded']],
    ['23.4.1', ['Refer-Sub', 'AOR', 'recorded']],
    ['23.5.0', ['nothing bad']],
    ['24.0.0', ['nothing bad']],
  ])('%s: known for %j', (version, known) => {
    const told = about(version);
    expect(told).toHaveLength(known.length);
    known.forEach((word, place) => expect(told[place]).toContain(word));
  });
});
