import {
  pathParametersOf,
  queryMayTravelInBody,
  shapeOf,
  type NeutralModel,
  type Operation,
  type Resource,
} from '../../model/index.js';
import { createdBy } from '../client-plan/created-object.js';
import { kindsInEvents, placesOf } from '../client-plan/event-places.js';
import { objectMethods } from '../client-plan/object-methods.js';
import { snakeCase } from '../words-of-name.js';
import { perlMembers, perlMethods, perlResources } from './perl-names.js';

/** All that the runtime knows of an API, as JSON in ASCII: nothing in it can end what it stands in. */
export function perlTable(model: NeutralModel): string {
  const resources = perlResources(model.resources.map(({ name }) => name));
  const types = [...model.objects, ...model.records, ...model.events];
  const shaped = new Set([...model.objects, ...model.records].map(({ name }) => name));
  const table = {
    asterisk: model.asterisk,
    resources: entries(
      model.resources,
      ({ name }) => resources.get(name) ?? name,
      (each) => operationsOf(each, model),
    ),
    objects: entries(
      model.objects,
      ({ name }) => name,
      (object) => objectOf(object.name, model),
    ),
    getters: entries(
      types,
      ({ name }) => name,
      ({ name, fields }) =>
        Object.fromEntries(
          [
            ...perlMembers(
              name,
              fields.map((field) => field.name),
              [],
            ).getters,
          ].map(([wire, own]) => [own, wire]),
        ),
    ),
    events: model.events.map(({ name }) => name),
    common: model.eventFields.map(({ name }) => name),
    shapes: entries(
      types,
      ({ name }) => name,
      ({ fields }) =>
        Object.fromEntries(
          fields
            .filter(({ type }) => shaped.has(shapeOf(type).of) && shapeOf(type).many !== 'map')
            .map(({ name, type }) => [name, type]),
        ),
    ),
    places: entries(
      model.events,
      ({ name }) => name,
      (event) => Object.fromEntries(placesOf(event, model)),
    ),
    kinds: Object.fromEntries(kindsInEvents(model).map((kind) => [snakeCase(kind), kind])),
  };
  return JSON.stringify(table, null, 1).replace(/[^\x20-\x7e\n]/g, escaped);
}

function entries<T>(list: readonly T[], name: (each: T) => string, value: (each: T) => unknown): object {
  return Object.fromEntries(list.map((each) => [name(each), value(each)]));
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function operationsOf({ name, operations }: Resource, model: NeutralModel): object {
  const callable = operations.filter(({ upgrade }) => upgrade !== true);
  const names = perlMethods(
    name,
    callable.map((operation) => operation.name),
  );
  return entries(
    callable,
    (operation) => names.get(operation.name) ?? operation.name,
    (operation) => entry(name, operation, model),
  );
}

function objectOf(kind: string, model: NeutralModel): object {
  const object = model.objects.find(({ name }) => name === kind);
  if (object === undefined) return {};
  const methods = objectMethods(object, model);
  const wanted = methods.map(({ operation }) => (operation.name === 'get' ? 'refresh' : operation.name));
  const names = perlMembers(
    kind,
    object.fields.map(({ name }) => name),
    wanted,
  ).methods;
  return {
    identity: object.identity,
    methods: Object.fromEntries(
      methods.map(({ resource, operation }, index) => [
        names.get(wanted[index] ?? ''),
        entry(resource.name, operation, model),
      ]),
    ) as object,
  };
}

function entry(resource: string, operation: Operation, model: NeutralModel): object {
  const { name, method, path, query, body, result } = operation;
  const given = [...query, ...(body === undefined ? [] : [body])];
  const renamed = given.map((each) => [snakeCase(each.name), each.name]).filter(([own, wire]) => own !== wire);
  return {
    name: `${resource}.${name}`,
    method,
    path: path.split(/\{\w+\}/),
    ids: pathParametersOf(path).map(snakeCase),
    query: query.map((each) => ({ name: each.name, kind: shapeOf(each.type).of, required: each.required })),
    queryInBody: queryMayTravelInBody(operation) || undefined,
    body: body && { name: body.name, form: body.form, required: body.required, itemTexts: body.itemTexts },
    names: Object.fromEntries(renamed) as object,
    result,
    creates: createdBy(operation, model),
  };
}
