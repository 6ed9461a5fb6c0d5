import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Python } from '../../debian/python.js';
import { generatedPackage } from '../support/generated-package.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('the Python package', () => {
  const folder = generatedPackage('python');
  let python: Python;
  beforeAll(async () => {
    python = await Python.prepare();
  }, 240_000);

  it('is clean under mypy --strict', async () => {
    const args = ['-m', 'mypy', '--strict', '--no-incremental', '--python-version', '3.9', 'ari'];
    const { exitCode, output } = await python.run(args, '', { cwd: folder() });
    expect(output).toMatch(/^Success: no issues found in \d+ source files/);
    expect(exitCode).toBe(0);
  }, 120_000);

  it('is installed from a wheel, with its types', async () => {
    const wheels = await temporaryFolder();
    const pip = (...args: string[]) => python.run(['-m', 'pip', '--no-cache-dir', '-q', ...args], '', { cwd: wheels });
    const built = await pip('wheel', '--no-build-isolation', '--no-deps', '-w', wheels, folder());
    expect(built.errors).not.toMatch(/^ERROR/m);
    const [wheel] = (await readdir(wheels)).filter((name) => name.endsWith('.whl'));
    expect(wheel).toMatch(/^ari-22\.10\.1-py3-none-any\.whl$/);
    const site = join(wheels, 'site');
    await mkdir(site);
    await pip('install', '--no-deps', '--no-compile', '--target', site, join(wheels, wheel ?? ''));
    expect(await readdir(join(site, 'ari'))).toContain('py.typed');
    const { output } = await python.run(['-c', 'import ari; print(ari.ASTERISK, ari.__file__)'], site);
    expect(output.trim()).toBe(`22.10.1 ${join(site, 'ari/__init__.py')}`);
  }, 120_000);
});
