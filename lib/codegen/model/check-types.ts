import { ModelError } from './model-builder.error.js';
import type { NeutralModel } from './neutral-model.types.js';
import { BUILT_IN_TYPES, shapeOf } from './type-notation.js';

/** Every type that a model uses must be built in or declared by it. */
export function checkTypes(model: NeutralModel): void {
  const declared = [...model.objects, ...model.records, ...model.choices].map((type) => type.name);
  const known = new Set([...BUILT_IN_TYPES, ...declared]);
  for (const [where, type] of usesOf(model)) {
    if (!known.has(shapeOf(type).of)) {
      throw new ModelError(`${where}: the type ${type} is not declared`);
    }
  }
}

function* usesOf(model: NeutralModel): Generator<[where: string, type: string]> {
  for (const owner of [...model.objects, ...model.records, ...model.events]) {
    for (const field of owner.fields) {
      yield [`${owner.name}.${field.name}`, field.type];
    }
  }
  for (const choice of model.choices) {
    for (const type of choice.either) {
      yield [choice.name, type];
    }
  }
  for (const resource of model.resources) {
    for (const operation of resource.operations) {
      const at = `${resource.name}.${operation.name}`;
      yield [at, operation.result];
      for (const parameter of [...operation.query, ...(operation.body ? [operation.body] : [])]) {
        yield [`${at}.${parameter.name}`, parameter.type];
      }
    }
  }
}
