import type { ApiDescription, ModelDescription, PropertyDescription } from '../api-description/index.js';
import { DROPPED_MODELS, FIELD_CORRECTIONS, TRANSPORT_EVENTS } from './corrections.js';
import type { Corrector } from './corrector.js';
import { firstVersions } from './first-versions.js';
import { OBJECT_PLACES } from './identified-objects.js';
import { ModelError } from './model-builder.error.js';
import type { EventType, Field, IdentifiedObject, RecordType } from './neutral-model.types.js';
import { fromSwaggerType } from './type-notation.js';

interface DeclaredModel extends ModelDescription {
  readonly resource: string;
}

/** The types of a description, sorted into what they are. */
export interface BuiltTypes {
  readonly objects: readonly IdentifiedObject[];
  readonly records: readonly RecordType[];
  readonly eventFields: readonly Field[];
  readonly events: readonly EventType[];
}

/** Sorts the models of a description into objects, events and plain records. */
export function buildTypes(description: ApiDescription, corrector: Corrector): BuiltTypes {
  const models = declaredModels(description);
  const message = models.get('Message');
  const event = models.get('Event');
  if (message === undefined || event === undefined) {
    throw new ModelError('the description has no models Message and Event; is the resource "events" there?');
  }
  const fieldsOf = (model: DeclaredModel): Field[] =>
    model.properties.map((property) => buildField(model.name, property, corrector));
  const messageFields = fieldsOf(message);
  const isEvent = (name: string): boolean => event.subTypes.includes(name);
  const isBase = (name: string): boolean => name === 'Message' || name === 'Event';

  const plain = [...models.values()].filter(
    ({ name }) =>
      !isEvent(name) && !isBase(name) && !DROPPED_MODELS.includes(name) && !Object.hasOwn(OBJECT_PLACES, name),
  );
  return {
    objects: Object.entries(OBJECT_PLACES).flatMap(([name, place]) => {
      const model = models.get(name);
      return model === undefined ? [] : [{ name, ...place, fields: fieldsOf(model) }];
    }),
    records: plain.map((model) => ({
      name: model.name,
      resource: model.resource,
      fields: [...(message.subTypes.includes(model.name) ? messageFields : []), ...fieldsOf(model)],
    })),
    eventFields: [...messageFields, ...fieldsOf(event)],
    events: event.subTypes.map((name) => {
      const model = models.get(name);
      if (model === undefined) {
        throw new ModelError(`Event names the sub-type ${name}, which is not declared`);
      }
      return buildEvent(name, fieldsOf(model));
    }),
  };
}

function declaredModels(description: ApiDescription): Map<string, DeclaredModel> {
  const declared = new Map<string, DeclaredModel>();
  for (const { name: resource, models } of description.resources) {
    for (const model of models) {
      declared.set(model.name, { ...model, resource });
    }
  }
  return declared;
}

function buildEvent(name: string, fields: readonly Field[]): EventType {
  const since = firstVersions(name);
  return {
    name,
    fields,
    ...(since !== undefined && { since }),
    ...(TRANSPORT_EVENTS.includes(name) && { transport: true }),
  };
}

function buildField(owner: string, property: PropertyDescription, corrector: Corrector): Field {
  const since = firstVersions(`${owner}.${property.name}`);
  const field: Field = {
    name: property.name,
    type: fromSwaggerType(property.type),
    ...(property.required && { required: true }),
    ...(property.values && { oneOf: property.values }),
    ...(since && { since }),
  };
  return corrector.correct(`${owner}.${property.name}`, field, FIELD_CORRECTIONS);
}
