import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { runCommand } from '../asterisk/run-command.js';

describe('npm test -- <room>', () => {
  let empty: string;
  beforeAll(async () => {
    empty = await mkdtemp(join(tmpdir(), 'no-servers-'));
  });
  afterAll(() => rm(empty, { recursive: true, force: true }));

  // A run within the run: on a busy machine its start alone takes long.
  it('runs the tests of that room alone, and asks for no server but theirs', { timeout: 120_000 }, async () => {
    const { exitCode, output, errors } = await runCommand(process.execPath, ['test/run.mjs', 'redis'], {
      cwd: packageRoot(),
      env: { PATH: empty, XDG_CACHE_HOME: empty, NO_COLOR: '1' },
    });
    expect(output).toContain('test/redis/redis-server.spec.ts');
    expect(output).toMatch(/Test Files {2}1 /);
    expect(errors.match(/NO [A-Z]+:/g)).toEqual(['NO REDIS:']);
    expect(exitCode).toBe(0);
  });
});
