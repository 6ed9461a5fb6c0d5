import { readdir } from 'node:fs/promises';

/** Runs a sample by its number, as it was compiled beside this file: `npm run sample -- 05`. */
const here = new URL('.', import.meta.url);
const [wanted = ''] = process.argv.slice(2);
const samples = (await readdir(here)).filter((name) => /^\d\d-/.test(name)).sort();
const sample = samples.find((name) => name === wanted || name.startsWith(`${wanted.padStart(2, '0')}-`));
if (sample === undefined) {
  process.stderr.write(`Which sample? npm run sample -- <number>\n${samples.map((name) => `  ${name}\n`).join('')}`);
  process.exitCode = 1;
} else {
  await import(new URL(`${sample}/main.js`, here).href);
}
