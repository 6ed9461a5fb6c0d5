import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand, runCommandOrFail, type CommandOutcome } from '../asterisk/run-command.js';
import { packedPackage } from './support/packed-package.js';

/** What is of no use without Nest, or to the compiler alone. */
const NOT_ASKED_FOR = ['@nestjs', 'reflect-metadata', '@types/ws', 'typescript'];

// npm itself does it, because it is npm that decides what comes along.
describe('npm install of the tarball, by somebody who has no Nest', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-install-'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    const quiet = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await runCommandOrFail('npm', ['install', '--prefix', folder, ...quiet, await packedPackage()]);
    return () => rm(folder, { recursive: true, force: true });
  }, 240_000);

  it.each(NOT_ASKED_FOR)('does not bring %s', (name) => {
    expect(existsSync(join(folder, 'node_modules', name))).toBe(false);
  });

  it('runs the client and the simulator', async () => {
    const program = `
      import { AriClient } from 'nestjs-ari/client';
      import { AsteriskSimulator } from 'nestjs-ari/testing';
      const asterisk = await AsteriskSimulator.start();
      const { username, password } = asterisk;
      const client = new AriClient({ url: asterisk.url, username, password });
      console.log(await client.asterisk.ping());
      await client.close();
      await asterisk.stop();`;
    const { exitCode, output, errors } = await run(program);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toContain('pong');
  });

  it('says at the front door which package is missing, and who asks for it', async () => {
    const { exitCode, errors } = await run("import 'nestjs-ari';");

    expect(exitCode).toBe(1);
    expect(errors).toMatch(/Cannot find package '@nestjs\/\w+' imported from .*\/nestjs-ari\/dist\/module\/index\.js/);
  });

  async function run(program: string): Promise<CommandOutcome> {
    await writeFile(join(folder, 'program.mjs'), program);
    return runCommand(process.execPath, ['program.mjs'], { cwd: folder, timeout: 60_000 });
  }
});
