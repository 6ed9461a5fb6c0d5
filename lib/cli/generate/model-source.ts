import { compareModels, readModel, PINNED_MODEL, type NeutralModel } from '../../codegen/index.js';
import { modelOf } from '../api-source/api-source.js';
import type { Output } from '../output.js';
import type { GenerateOptions } from './generate-options.js';

/** The model to print. With a source, its differences to the known model are printed. */
export async function modelFor(
  options: GenerateOptions,
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<NeutralModel> {
  const known = await readModel(options.model ?? PINNED_MODEL);
  if (options.source === undefined) {
    return known;
  }
  const { model, unusedCorrections } = await modelOf(options.source, environment, (line) => output.complain(line));
  const differences = compareModels(known, model);
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  output.say(`Asterisk ${known.asterisk} -> ${model.asterisk}: ${count} in the API`);
  for (const difference of differences) {
    output.say(`  ${difference}`);
  }
  for (const place of unusedCorrections) {
    output.say(`  correction of ${place}: this API has no such place`);
  }
  return model;
}
