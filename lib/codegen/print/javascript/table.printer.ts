import {
  pathParametersOf,
  queryMayTravelInBody,
  shapeOf,
  type Field,
  type NeutralModel,
  type Operation,
} from '../../model/index.js';
import { createdBy } from '../client-plan/created-object.js';
import { kindsInEvents, placesOf } from '../client-plan/event-places.js';
import { javaScriptResources } from './javascript-names.js';
import { methodsOf } from './object-method.js';

/** All that the runtime knows of an API, as one literal: names and texts are quoted, nothing else is in it. */
export function apiTable(model: NeutralModel): string {
  const resources = javaScriptResources(model.resources.map(({ name }) => name));
  const operations = model.resources.map(({ name, operations: all }) => [
    resources.get(name) ?? name,
    Object.fromEntries(
      all.filter(({ upgrade }) => upgrade !== true).map((operation) => [operation.name, entry(name, operation, model)]),
    ),
  ]);
  const objects = model.objects.map((object) => [
    object.name,
    {
      identity: object.identity,
      methods: Object.fromEntries(
        methodsOf(object, model).map(({ name, resource, operation, only }) => [
          name,
          { operation: entry(resource.name, operation, model), ids: pathParametersOf(operation.path).length, only },
        ]),
      ),
    },
  ]);
  const known = new Set([...model.objects, ...model.records].map(({ name }) => name));
  const typed = [...model.objects, ...model.records, ...model.events];
  const shapes = typed.map(({ name, fields }) => [name, shapesOf(fields, known)]);
  const table = {
    resources: Object.fromEntries(operations) as object,
    objects: Object.fromEntries(objects) as object,
    shapes: Object.fromEntries(shapes) as object,
    places: Object.fromEntries(model.events.map((event) => [event.name, Object.fromEntries(placesOf(event, model))])),
    kinds: kindsInEvents(model),
  };
  return JSON.stringify(table, null, 1)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

function shapesOf(fields: readonly Field[], known: ReadonlySet<string>): object {
  const shaped = fields.filter(({ type }) => known.has(shapeOf(type).of) && shapeOf(type).many !== 'map');
  return Object.fromEntries(shaped.map(({ name, type }) => [name, type]));
}

function entry(resource: string, operation: Operation, model: NeutralModel): object {
  const { name, method, path, query, body, result } = operation;
  const flat = ({ name: own, required }: { readonly name: string; readonly required?: true }) => ({
    name: own,
    required,
  });
  return {
    name: `${resource}.${name}`,
    method,
    path: path.split(/\{\w+\}/),
    query: query.length === 0 ? undefined : query.map(flat),
    queryInBody: queryMayTravelInBody(operation) || undefined,
    body: body && { ...flat(body), form: body.form, itemTexts: body.itemTexts },
    result,
    creates: createdBy(operation, model),
  };
}
