import { differencesOf, PINNED_MODEL, readModel } from '../../codegen/index.js';
import { modelOf, SOURCE_OPTIONS, SOURCE_USAGE } from '../api-source/api-source.js';
import { optionsOf } from '../options-of.js';
import type { Output } from '../output.js';

export const CHECK_USAGE = `nestjs-ari check URL [options]

Asks a server whether it offers what this library was built for. Exit code 1: it does not.

${SOURCE_USAGE}`;

/** Compares the API that this package was built for with that of a server. Returns the exit code. */
export async function check(args: readonly string[], environment: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const { values, positionals } = optionsOf(args, SOURCE_OPTIONS, 1);
  const source = { ...values, from: positionals[0] ?? '' };
  const { model: server } = await modelOf(source, environment, (line) => output.complain(line));
  const differences = differencesOf(await readModel(PINNED_MODEL), server);
  const missing = differences.filter(({ breaks }) => breaks);
  const more = differences.length - missing.length;
  for (const { text } of missing) output.complain(`  ${text}`);
  if (missing.length > 0) {
    output.complain(`Asterisk ${server.asterisk} lacks ${missing.length} of what this library was built for`);
    return 1;
  }
  output.say(`Asterisk ${server.asterisk} offers all that this library was built for`);
  if (more > 0) output.say(`${more} differences besides; see: nestjs-ari diff`);
  return 0;
}
