import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { onSimulator } from './start/on-simulator.js';

/** Runs a sample by its number, as it was compiled beside this file: `npm run sample -- 05`. */
const here = new URL('.', import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { simulated: { type: 'boolean', default: false } },
});
const [wanted = ''] = positionals;
const samples = (await readdir(here)).filter((name) => /^\d\d-/.test(name)).sort();
const sample = samples.find((name) => name === wanted || name.startsWith(`${wanted.padStart(2, '0')}-`));
if (sample === undefined) {
  process.stderr.write(
    `Which sample? npm run sample -- <number> [--simulated]\n${samples.map((name) => `  ${name}\n`).join('')}`,
  );
  process.exitCode = 1;
} else if (values.simulated) {
  await onSimulator(new URL(`${sample}/`, here));
} else {
  await import(new URL(`${sample}/main.js`, here).href);
}
