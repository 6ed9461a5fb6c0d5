import { ModelError } from './model-builder.error.js';
import { pathParametersOf } from './build-operations.js';
import type { NeutralModel, Operation } from './neutral-model.types.js';
import { shapeOf } from './type-notation.js';

/** What a model names must be there once: two of one name would be one piece of code. */
export function checkNames(model: NeutralModel): void {
  once('the model', [...model.objects, ...model.records, ...model.choices, ...model.events]);
  once('the resources', model.resources);
  for (const { name, operations } of model.resources) {
    once(name, operations);
    for (const operation of operations) checkOperation(`${name}.${operation.name}`, operation);
  }
  for (const owner of [...model.objects, ...model.records, ...model.events]) once(owner.name, owner.fields);
  once('the fields of every event', model.eventFields);
  for (const object of model.objects) {
    const ids = pathParametersOf(object.path);
    const unknown = object.identity.find((id) => !object.fields.some(({ name }) => name === id));
    if (unknown !== undefined) throw new ModelError(`${object.name}: has no field ${unknown} to be named by`);
    if (ids.length !== object.identity.length) {
      throw new ModelError(`${object.name}: path ${object.path} does not agree with its identity`);
    }
  }
  checkCircles(model);
}

function checkOperation(at: string, { path, query, body }: Operation): void {
  const inPath = pathParametersOf(path).map((name) => ({ name }));
  once(at, [...inPath, ...query, ...(body === undefined ? [] : [body])]);
}

function once(where: string, elements: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of elements) {
    if (seen.has(name)) throw new ModelError(`${where}: ${name} is there twice`);
    seen.add(name);
  }
}

/** A record that holds itself would be looked through without end. In a list it may: a list can be empty. */
function checkCircles(model: NeutralModel): void {
  const records = new Map(model.records.map((record) => [record.name, record]));
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) throw new ModelError(`${[...above, name].join(' -> ')}: the records hold each other`);
    if (done.has(name)) return;
    for (const { type } of records.get(name)?.fields ?? []) {
      const { of, many } = shapeOf(type);
      if (many === undefined && records.has(of)) visit(of, [...above, name]);
    }
    done.add(name);
  };
  for (const name of records.keys()) visit(name, []);
}
