import { describe, expect, it } from 'vitest';
import { runCommand } from '../../lib/cli/index.js';
import { CollectedOutput } from './support/collected-output.js';

describe('the command line', () => {
  const mistakes: [args: string[], message: RegExp][] = [
    [['generat'], /there is no command "generat"/],
    [['generate', '--form', 'x'], /'--form'/],
    [['generate', '--from', 'a', '--url', 'http://127.0.0.1:1'], /--url and --from are two sources/],
    [['generate', '--url', 'http://127.0.0.1:1'], /the address of a server needs --username and --password/],
    [['generate', '--check', '--write-model', 'x.json'], /--check writes nothing/],
  ];
  it.each(mistakes)('%j is explained, with exit code 2', async (args, message) => {
    const output = new CollectedOutput();
    expect(await runCommand(args, {}, output)).toBe(2);
    expect(output.complaints.join('\n')).toMatch(message);
    expect(output.complaints.join('\n')).toContain('--write-model FILE');
  });

  it('refuses an address with a password in it without repeating the password', async () => {
    const output = new CollectedOutput();
    const args = ['generate', '--check', '--url', 'http://ari:hush-hush@127.0.0.1:1', '--username', 'ari'];
    expect(await runCommand(args, { ARI_PASSWORD: 'hush-hush' }, output)).toBe(1);
    expect(output.complaints.join('\n')).toContain('--username and --password');
    expect(output.all).not.toContain('hush-hush');
  });

  it('tells of a server that is not there', async () => {
    const output = new CollectedOutput();
    const args = ['generate', '--check', '--url', 'http://127.0.0.1:1', '--username', 'ari', '--password', 'hush-hush'];
    expect(await runCommand(args, {}, output)).toBe(1);
    expect(output.complaints.join('\n')).toContain('http://127.0.0.1:1/ari/api-docs/resources.json: no answer');
    expect(output.all).not.toContain('hush-hush');
  });
});
