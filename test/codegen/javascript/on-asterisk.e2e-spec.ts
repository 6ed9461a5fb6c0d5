import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommand } from '../../asterisk/run-command.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';

const CASE = fileURLToPath(new URL('./cases/whole-call.mjs', import.meta.url));

describeOnAsterisk('the JavaScript module', () => {
  const folder = generatedPackage('javascript');
  let second: AsteriskServer;
  beforeAll(async () => {
    second = await AsteriskServer.start();
  }, 60_000);
  afterAll(() => second.stop());

  it('keeps its promises on a real Asterisk, with what the platform gives alone', async () => {
    // Node 20 has the WebSocket of later versions behind an option.
    const args = [...(process.version.startsWith('v20') ? ['--experimental-websocket'] : []), CASE];
    const env = { ...process.env, ARI_MODULE: folder(), ARI_URL: requireAsterisk().url, ARI_SECOND_URL: second.url };
    const { exitCode, output, errors } = await runCommand(process.execPath, args, { env, timeout: 100_000 });
    expect(exitCode, errors).toBe(0);
    expect(output.match(/^kept: .*/gm)).toEqual(PROMISES.map((promise) => `kept: ${promise}`));
  }, 120_000);

  it('has types that the compiler takes', async () => {
    const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
    const args = [compiler, '--strict', '--noEmit', '--lib', 'ES2023', 'ari.d.ts'];
    const { exitCode, output } = await runCommand(process.execPath, args, { cwd: folder() });
    expect(output).toBe('');
    expect(exitCode).toBe(0);
  }, 120_000);
});

const PROMISES = [
  'a call comes in, under an id from here',
  'a playback ends',
  'a recording',
  'digits, in order',
  'an old object acts on what is there now',
  'what is gone is not found',
  '404, 409, 412, 400, each its own exception',
  'no answer says what was sent, and no password',
  'a removed handler hears nothing',
  'a cut socket heals, and the next event is heard',
  'two servers with two passwords',
  'closed, and nothing goes on',
];
