import { readFileSync } from 'node:fs';
import { checkNames } from './check-names.js';
import { checkTypes } from './check-types.js';
import { ModelError } from './model-builder.error.js';
import type { NeutralModel } from './neutral-model.types.js';
import { misfitOf, type Schema } from './schema-check.js';

/**
 * The JSON schema of the neutral model.
 * @publicApi
 */
export const MODEL_SCHEMA: URL = new URL('./neutral-model.schema.json', import.meta.url);

/**
 * A value as a model, when it is one: it fits the schema, each type is declared, no name is there twice.
 * @param where - what messages begin with: a file, or nothing.
 * @throws {ModelError} it is none; the message names the place.
 */
export function checkedModel(value: unknown, where = ''): NeutralModel {
  const misfit = misfitOf(value, JSON.parse(readFileSync(MODEL_SCHEMA, 'utf8')) as Schema);
  if (misfit !== undefined) throw new ModelError(`${where}${misfit}`);
  const model = value as NeutralModel;
  checkTypes(model);
  checkNames(model);
  return model;
}
