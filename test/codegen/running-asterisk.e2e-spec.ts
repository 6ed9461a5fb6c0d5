import { expect, it } from 'vitest';
import { PINNED_ASTERISK, PINNED_MODEL, readDescriptionFromServer, readModel, buildModel } from 'nestjs-ari/codegen';
import { runCommand } from '../../lib/cli/index.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { CollectedOutput } from './support/collected-output.js';

describeOnAsterisk('the API of a running Asterisk', () => {
  it('has the pinned model, and each correction finds its place', async ({ skip }) => {
    const asterisk = requireAsterisk();
    if (asterisk.version !== PINNED_ASTERISK) skip(`Asterisk is ${asterisk.version}, not ${PINNED_ASTERISK}`);
    const { description, asterisk: version } = await readDescriptionFromServer(asterisk);
    const { model, unusedCorrections } = buildModel(description, version);
    expect(model).toEqual(await readModel(PINNED_MODEL));
    expect(unusedCorrections).toEqual([]);
  });

  it('is compared with the pinned model in words', async () => {
    const { url, username, password } = requireAsterisk();
    const output = new CollectedOutput();
    await runCommand(['generate', '--check', '--url', url], { ARI_USERNAME: username, ARI_PASSWORD: password }, output);
    expect(output.said[0]).toMatch(/^Asterisk 22\.10\.1 -> [\d.]+: \d+ differences? in the API$/);
  });

  it('is refused to a wrong user, and the password stays out of the message', async () => {
    const { url, username } = requireAsterisk();
    const output = new CollectedOutput();
    const environment = { ARI_USERNAME: username, ARI_PASSWORD: 'not-the-password' };
    expect(await runCommand(['generate', '--check', '--url', url], environment, output)).toBe(1);
    expect(output.complaints.join('\n')).toContain('answered 401; check --username and --password');
    expect(output.all).not.toContain('not-the-password');
  });
});
