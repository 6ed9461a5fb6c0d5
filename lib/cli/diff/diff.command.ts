import { differencesOf } from '../../codegen/index.js';
import { modelOf, SOURCE_OPTIONS, SOURCE_USAGE } from '../api-source/api-source.js';
import { optionsOf } from '../options-of.js';
import type { Output } from '../output.js';
import { UsageError } from '../usage.error.js';
import { asJson, asMarkdown, asText } from './diff-forms.js';

export const DIFF_USAGE = `nestjs-ari diff BEFORE AFTER [options]

Tells what changed from one API to another, and marks what breaks those who call it. Each of the two is an address, a
folder with resources.json, a file with a model, or a release in this package (18, 20, 21, 22.2, 22.10). Exit code 1: something breaks callers.

  --json               one JSON object
  --markdown           a page with tables
${SOURCE_USAGE}`;

/** Compares two APIs. Returns the exit code: 1 where a caller of the first would fail on the second. */
export async function diff(args: readonly string[], environment: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const own = { ...SOURCE_OPTIONS, json: { type: 'boolean' }, markdown: { type: 'boolean' } } as const;
  const { values, positionals } = optionsOf(args, own, 2);
  if (values.json === true && values.markdown === true) throw new UsageError('give one of --json and --markdown');
  const progress = (line: string): void => output.complain(line);
  const [before, after] = await Promise.all(
    positionals.map(async (from) => (await modelOf({ ...values, from }, environment, progress)).model),
  );
  if (before === undefined || after === undefined) throw new UsageError('give two models');
  const differences = differencesOf(before, after);
  const form = values.json === true ? asJson : values.markdown === true ? asMarkdown : asText;
  for (const line of form(before.asterisk, after.asterisk, differences)) output.say(line);
  return differences.some(({ breaks }) => breaks) ? 1 : 0;
}
