import { readFile, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ask } from '../support/ask.js';
import { RawEventSocket } from '../../asterisk/raw-event-socket.js';
import { Python } from '../../debian/python.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';
import { expectPromisesKept, twoServers } from '../support/promises.js';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

describeOnAsterisk('the Python package', () => {
  const folder = generatedPackage('python');
  let python: Python;
  const servers = twoServers(async () => {
    python = await Python.prepare();
  });

  it('keeps its promises on a real Asterisk', async () => {
    const ended = await python.run([join(CASES, 'whole_call.py')], folder(), { env: servers() });
    expectPromisesKept(ended, { 'what is gone is not found': 'handlers of an object end with it' });
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
