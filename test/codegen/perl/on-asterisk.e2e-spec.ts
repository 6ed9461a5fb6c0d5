import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Perl } from '../../debian/perl.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';
import { expectPromisesKept, twoServers } from '../support/promises.js';

const CASE = fileURLToPath(new URL('./cases/whole_call.pl', import.meta.url));

describeOnAsterisk('the Perl module', () => {
  const folder = generatedPackage('perl');
  let perl: Perl;
  const servers = twoServers(async () => {
    perl = await Perl.prepare();
  });

  it('keeps its promises on a real Asterisk', async () => {
    const library = join(folder(), 'lib');
    expectPromisesKept(await perl.run([CASE], library, { env: servers(), timeout: 100_000 }));
  }, 120_000);

  it('compiles without a warning, and Perl::Critic has nothing to say', async () => {
    const library = join(folder(), 'lib');
    const own = (await readdir(join(library, 'ARI'))).filter((name) => name.endsWith('.pm'));
    const modules = ['ARI.pm', ...own.map((name) => `ARI/${name}`)];
    for (const name of modules) {
      expect((await perl.run(['-wc', join(library, name)], library)).errors.trim()).toMatch(/^\S+ syntax OK$/);
    }
    const critic = await perl.run([perl.program('perlcritic'), '--gentle', '--noprofile', library], library);
    expect(critic.output.split('\n').filter((line) => line !== '' && !line.endsWith('source OK'))).toEqual([]);
  }, 120_000);
});
