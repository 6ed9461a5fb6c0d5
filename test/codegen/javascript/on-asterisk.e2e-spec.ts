import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommand } from '../../asterisk/run-command.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';
import { expectPromisesKept, twoServers } from '../support/promises.js';

const CASE = fileURLToPath(new URL('./cases/whole-call.mjs', import.meta.url));

describeOnAsterisk('the JavaScript module', () => {
  const folder = generatedPackage('javascript');
  const servers = twoServers();

  it('keeps its promises on a real Asterisk, with what the platform gives alone', async () => {
    // Node 20 has the WebSocket of later versions behind an option.
    const args = [...(process.version.startsWith('v20') ? ['--experimental-websocket'] : []), CASE];
    const env = { ...process.env, ...servers(), ARI_MODULE: folder() };
    expectPromisesKept(await runCommand(process.execPath, args, { env, timeout: 100_000 }));
  }, 120_000);

  it('has types that the compiler takes', async () => {
    const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
    const args = [compiler, '--strict', '--noEmit', '--lib', 'ES2023', 'ari.d.ts'];
    const { exitCode, output } = await runCommand(process.execPath, args, { cwd: folder() });
    expect(output).toBe('');
    expect(exitCode).toBe(0);
  }, 120_000);
});
