import { readFile } from 'node:fs/promises';
import { MODEL_SCHEMA, modelText, writeModel } from '../../codegen/index.js';
import { modelOf, SOURCE_OPTIONS, SOURCE_USAGE } from '../api-source/api-source.js';
import { optionsOf } from '../options-of.js';
import type { Output } from '../output.js';

export const EXTRACT_USAGE = `nestjs-ari extract URL|FOLDER|MODEL [options]

Writes the neutral model of an API as JSON: what a server offers, free of programming languages.

  --out FILE           where to write it; default: the terminal
  --schema             instead, write the JSON schema that every model fits
${SOURCE_USAGE}`;

/** Writes the model of an API. Returns the exit code. */
export async function extract(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  const own = { ...SOURCE_OPTIONS, out: { type: 'string' }, schema: { type: 'boolean' } } as const;
  const { values, positionals } = optionsOf(args, own, args.includes('--schema') ? 0 : 1);
  if (values.schema === true) {
    output.say((await readFile(MODEL_SCHEMA, 'utf8')).trimEnd());
    return 0;
  }
  const source = { ...values, from: positionals[0] ?? '' };
  const { model, unusedCorrections } = await modelOf(source, environment, (line) => output.complain(line));
  for (const place of unusedCorrections) output.complain(`correction of ${place}: this API has no such place`);
  if (values.out === undefined) {
    output.say(modelText(model).trimEnd());
  } else {
    await writeModel(values.out, model);
    output.say(`${values.out}: the model of Asterisk ${model.asterisk}`);
  }
  return 0;
}
