import { readFile, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { ask } from '../support/ask.js';
import { RawEventSocket } from '../../asterisk/raw-event-socket.js';
import { Python } from '../../debian/python.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

describeOnAsterisk('the Python package', () => {
  const folder = generatedPackage('python');
  let python: Python;
  let second: AsteriskServer;
  beforeAll(async () => {
    python = await Python.prepare();
    second = await AsteriskServer.start();
  }, 240_000);
  afterAll(() => second.stop());

  it('keeps its promises on a real Asterisk', async () => {
    const env = { ARI_URL: requireAsterisk().url, ARI_SECOND_URL: second.url };
    const { exitCode, output, errors } = await python.run([join(CASES, 'whole_call.py')], folder(), { env });
    expect(`${errors}${exitCode}`).toMatch(/0$/);
    expect(output.trim().split('\n')).toEqual(PROMISES.map((promise) => `kept: ${promise}`));
  }, 120_000);

  it('runs the example of the first system as it stands, but for the name that it imports', async () => {
    const { url, username, password } = requireAsterisk();
    const app = `phoenix-${process.pid}`;
    const example = (await readFile(join(CASES, 'first_example.py'), 'utf8'))
      .replace("'http://localhost:8088/', 'admin', 'admin'", `'${url}', '${username}', '${password}'`)
      .replace('"phoenix"', `"${app}"`);
    await writeFile(join(folder(), 'example.py'), example);
    const listener = await RawEventSocket.open(requireAsterisk(), `${app}-listener`);
    const { command, args } = python.command([join(folder(), 'example.py')]);
    const running = spawn(command, args, { env: python.env(folder()), stdio: 'ignore' });
    try {
      await ask('POST', `/applications/${app}-listener/subscription?eventSource=channel:`);
      await expect.poll(() => ask('GET', `/applications/${app}`).then(({ status }) => status), POLL).toBe(200);
      await ask('POST', `/channels/${app}-call?endpoint=Local/press-1%23@default&app=${app}`);
      const played = () =>
        listener.seen('PlaybackStarted').map((event) => (event as unknown as Played).playback.media_uri);
      await expect
        .poll(played, POLL)
        .toEqual(expect.arrayContaining(['sound:hello-world', 'sound:digits/1', 'sound:goodbye']));
      // Continued in the dialplan: a channel that is outside of Stasis takes no command.
      await expect.poll(() => ask('POST', `/channels/${app}-call/ring`).then(({ status }) => status), POLL).toBe(409);
    } finally {
      running.kill('SIGKILL');
      listener.close();
    }
  }, 90_000);
});

interface Played {
  readonly playback: { readonly media_uri: string };
}

const POLL = { timeout: 30_000, interval: 50 };

const PROMISES = [
  'a call comes in, under an id from here',
  'a playback ends',
  'a recording',
  'digits, in order',
  'an old object acts on what is there now',
  'handlers of an object end with it',
  '404, 409, 412, 400, each its own exception',
  'no answer says what was sent, and no password',
  'a removed handler hears nothing',
  'a cut socket heals, and the next event is heard',
  'two servers with two passwords',
  'closed, and nothing goes on',
];
