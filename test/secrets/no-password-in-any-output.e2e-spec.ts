import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';

const SCRIPT = fileURLToPath(new URL('./everything-printed.script.ts', import.meta.url));
/** The user of the test server whose name and password hold every awkward character. */
const USERNAME = 'pl+us';
const PASSWORD = 'p+w:d/?#@ü%20';

/** What must have been printed, or the search means nothing. */
const PRINTED = [
  'AriForbiddenException',
  'AriUnauthorizedException',
  'AriNotFoundException',
  'AriServerException',
  'AriTimeoutException',
  'AriAbortedException',
  'AriConnectionException',
  'AriConfigurationException',
  'ECONNREFUSED',
  'ECONNRESET',
  'AriClient {',
  'Channel {',
  'StasisStart {',
  'PlaybackFinished {',
  'PendingPlayback',
  'a listener fails',
  'bogus:x',
  'AxiosHeaders',
  'in clear text',
  'Node.js v',
];

function formsOf(username: string, password: string): string[] {
  const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
    Buffer.from(text, encoding).toString('base64').replace(/=+$/, '');
  return [
    password,
    JSON.stringify(password).slice(1, -1),
    encodeURIComponent(password),
    encodeURI(password),
    new URLSearchParams({ password }).toString().replace('password=', ''),
    base64(password),
    base64(`${username}:${password}`),
    base64(`${username}:${password}`, 'latin1'),
    base64(`${username}:${encodeURIComponent(password)}`),
    Buffer.from(password).toString('hex'),
  ];
}

describeOnAsterisk('all that a process prints in which a client succeeds and fails in every way', () => {
  it('holds its password in no form', { timeout: 60_000 }, async ({ skip }) => {
    const { kind, url } = requireAsterisk();
    if (kind === 'given') skip('a given server does not have this user');
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, url, USERNAME, PASSWORD], {
      cwd: packageRoot(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 50_000,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    expect(
      PRINTED.filter((text) => !output.includes(text)),
      output.slice(-2_000),
    ).toEqual([]);
    expect(exitCode).toBe(1);
    expect(formsOf(USERNAME, PASSWORD).filter((form) => output.includes(form))).toEqual([]);
    expect(output).not.toMatch(/authorization['"]?\s*[:,]\s*\W*Basic/i);
  });
});
