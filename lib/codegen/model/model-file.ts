import { readFile, writeFile } from 'node:fs/promises';
import { checkedModel } from './checked-model.js';
import { ModelError } from './model-builder.error.js';
import type { NeutralModel } from './neutral-model.types.js';

/**
 * The version of Asterisk whose model comes with this package.
 * @publicApi
 */
export const PINNED_ASTERISK = '22.10.1';

/**
 * The model that comes with this package, and from which `lib/client/generated` was written.
 * @publicApi
 */
export const PINNED_MODEL: URL = new URL(`../api/asterisk-${PINNED_ASTERISK}.json`, import.meta.url);

/**
 * Reads a neutral model that `writeModel` wrote.
 * @throws {ModelError} the file is no model, or one in a format that this version does not know.
 * @publicApi
 */
export async function readModel(file: string | URL): Promise<NeutralModel> {
  const shown = String(file);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ModelError(`${shown}: cannot be read`, { cause });
  });
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`${shown}: is not JSON`, { cause });
  }
  if (typeof model !== 'object' || model === null || !('format' in model) || model.format !== 1) {
    throw new ModelError(`${shown}: is not a model in format 1; write it again with "nestjs-ari extract"`);
  }
  return checkedModel(model, `${shown}: `);
}

/**
 * Writes a model as JSON with stable order, so that two versions can be compared line by line.
 * @publicApi
 */
export async function writeModel(file: string | URL, model: NeutralModel): Promise<void> {
  await writeFile(file, modelText(model));
}

/**
 * The text of a model file.
 * @publicApi
 */
export function modelText(model: NeutralModel): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}
