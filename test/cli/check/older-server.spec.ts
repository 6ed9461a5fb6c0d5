import { expect, it } from 'vitest';
import { runCommand } from '../../../lib/cli/index.js';
import { CollectedOutput } from '../../codegen/support/collected-output.js';
import { smallApi, writeDescription } from '../../codegen/support/small-api.js';

it('a server that lacks operations is told, with exit code 1', async () => {
  const folder = await writeDescription(smallApi());
  const output = new CollectedOutput();
  expect(await runCommand(['check', folder, '--asterisk', '12.0.0'], {}, output)).toBe(1);
  expect(output.complaints).toContainEqual(expect.stringMatching(/^ {2}operation channels\.originate: removed/));
  expect(output.complaints.at(-1)).toMatch(/^Asterisk 12\.0\.0 lacks \d+ of what this library was built for$/);
});
