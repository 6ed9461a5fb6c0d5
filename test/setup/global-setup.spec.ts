import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningPort } from '../asterisk/listening-port.js';
import { packageRoot } from '../asterisk/package-root.js';
import { describeOnAsterisk, requireAsterisk } from './describe-on-asterisk.js';

const VITEST = join(packageRoot(), 'node_modules/vitest/vitest.mjs');
/** Quick tests, with and without need of the server. */
const NEEDS_ASTERISK = 'test/asterisk/users.spec.ts';
const NEEDS_NOTHING = 'test/asterisk/set-up-lock.spec.ts';

interface Run {
  readonly exitCode: number;
  readonly output: string;
}

/** A test run of its own. Variables of this run's Vitest would confuse it. */
function vitest(extra: NodeJS.ProcessEnv, tests = NEEDS_ASTERISK): Promise<Run> {
  const foreign = /^(VITEST|TEST$|CI$|ARI_TEST|FORCE_COLOR)/;
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const env = { ...own, NO_COLOR: '1', ...extra };
  return new Promise((resolve) => {
    execFile(process.execPath, [VITEST, 'run', tests], { cwd: packageRoot(), env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

// Each is a test run of its own, which a busy machine takes its time for.
const A_RUN = { timeout: 120_000 };

describe('a machine that cannot provide an Asterisk', A_RUN, () => {
  let bare: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const empty = await mkdtemp(join(tmpdir(), 'no-asterisk-'));
    bare = { PATH: empty, ASTERISK_CACHE: join(empty, 'cache') };
  });
  afterAll(() => rm(bare['PATH'] ?? '', { recursive: true, force: true }));

  it('skips the tests that need one, and says so once', async () => {
    const { exitCode, output } = await vitest(bare);
    expect(output.match(/NO ASTERISK: .*SKIPPED.*no working apt-get/g)).toHaveLength(1);
    expect(output).toMatch(/Tests {2}3 skipped/);
    expect(exitCode).toBe(0);
  });

  it('fails on continuous integration', async () => {
    const { exitCode, output } = await vitest({ ...bare, CI: 'true' });
    expect(output).toContain('no working apt-get');
    expect(exitCode).not.toBe(0);
  });

  it('runs what needs no server, and starts none for it', async () => {
    const { exitCode, output } = await vitest({ ...bare, CI: 'true' }, NEEDS_NOTHING);
    expect(output).toMatch(/Tests {2}\d+ passed/);
    expect(output).not.toContain('apt-get');
    expect(exitCode).toBe(0);
  });

  it('fails when a server was named and does not answer', async () => {
    const { exitCode, output } = await vitest({ ...bare, ARI_TEST_URL: 'http://127.0.0.1:9' });
    expect(output).toContain('ARI_TEST_URL: nobody answers');
    expect(exitCode).not.toBe(0);
  });
});

describe('a server of another version', A_RUN, () => {
  const system = { system: { version: '99.1.2+dfsg' } };
  const stub = createServer((_, response) => response.end(JSON.stringify(system)));
  beforeAll(async () => {
    stub.listen(0, '127.0.0.1');
    await once(stub, 'listening');
  });
  afterAll(() => {
    stub.close();
  });

  it('is told from the pinned one in a loud line', async () => {
    const { exitCode, output } = await vitest(
      { ARI_TEST_URL: `http://127.0.0.1:${listeningPort(stub)}` },
      NEEDS_NOTHING,
    );
    expect(output.match(/!!! Asterisk is 99\.1\.2, not the pinned \d+\.\d+\.\d+/g)).toHaveLength(1);
    expect(exitCode).toBe(0);
  });
});

describeOnAsterisk('a machine with a server to test against', () => {
  it('uses that one, by its address with or without /ari', A_RUN, async () => {
    const { url } = requireAsterisk();
    const { exitCode, output } = await vitest({ PATH: '', ARI_TEST_URL: url.replace(/ari$/, '') });
    expect(output).toMatch(/Tests {2}3 passed/);
    expect(exitCode).toBe(0);
  });
});
