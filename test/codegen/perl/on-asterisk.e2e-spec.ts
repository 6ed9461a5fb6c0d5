import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { Perl } from '../../debian/perl.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';

const CASE = fileURLToPath(new URL('./cases/whole_call.pl', import.meta.url));

describeOnAsterisk('the Perl module', () => {
  const folder = generatedPackage('perl');
  let perl: Perl;
  let second: AsteriskServer;
  beforeAll(async () => {
    perl = await Perl.prepare();
    second = await AsteriskServer.start();
  }, 240_000);
  afterAll(() => second.stop());

  it('keeps its promises on a real Asterisk', async () => {
    const env = { ARI_URL: requireAsterisk().url, ARI_SECOND_URL: second.url };
    const library = join(folder(), 'lib');
    const { exitCode, output, errors } = await perl.run([CASE], library, { env, timeout: 100_000 });
    expect(`${errors}${exitCode}`).toMatch(/0$/);
    expect(output.trim().split('\n')).toEqual(PROMISES.map((promise) => `kept: ${promise}`));
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
