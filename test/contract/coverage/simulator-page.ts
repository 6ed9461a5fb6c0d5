import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { heldCounts, heldOperations } from './held-operations.js';

/** The page with the table. */
export const SIMULATOR_PAGE = fileURLToPath(new URL('../../../docs/simulator.md', import.meta.url));

const TABLE = /(<!-- printed by test\/contract\/coverage -->\n)(.*?)(\n<!-- end -->)/s;

/** The page as it should be: its text with a table that is printed now. */
export async function simulatorPage(): Promise<string> {
  const text = readFileSync(SIMULATOR_PAGE, 'utf8');
  if (!TABLE.test(text)) throw new Error(`${SIMULATOR_PAGE} has no place for the table`);
  const { operations, held, cases } = heldCounts();
  const summary = `${cases} requests are compared; of ${held} of the ${operations} operations a success is among them.`;
  const page = text.replace(TABLE, (_, begin: string, _old, end: string) => {
    return `${begin}\n${summary}\n\n${heldOperations()}\n${end}`;
  });
  return format(page, { ...(await resolveConfig(SIMULATOR_PAGE)), parser: 'markdown' });
}
