import {
  buildModel,
  compareModels,
  readDescriptionFromFolder,
  readDescriptionFromServer,
  readModel,
  PINNED_ASTERISK,
  PINNED_MODEL,
  type NeutralModel,
} from '../../codegen/index.js';
import type { Output } from '../output.js';
import type { DescriptionSource, GenerateOptions } from './generate-options.js';

/** The model to print. With a source, its differences to the known model are told. */
export async function modelFor(options: GenerateOptions, output: Output): Promise<NeutralModel> {
  const known = await readModel(options.model ?? PINNED_MODEL);
  if (options.source === undefined) {
    return known;
  }
  const { model, unusedCorrections } = await modelFrom(options.source, output);
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

async function modelFrom(source: DescriptionSource, output: Output): Promise<ReturnType<typeof buildModel>> {
  if (source.from === 'server') {
    const { description, asterisk } = await readDescriptionFromServer(source.address);
    return buildModel(description, asterisk);
  }
  if (source.asterisk === undefined) {
    output.say(`The files do not tell their version: taken for ${PINNED_ASTERISK}; say --asterisk for another.`);
  }
  return buildModel(await readDescriptionFromFolder(source.folder), source.asterisk ?? PINNED_ASTERISK);
}
