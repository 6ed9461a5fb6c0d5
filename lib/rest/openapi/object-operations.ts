import { type JsonSchema, fieldSchema, typeOf } from '../../resources/internal.js';
import type { ApiOperation, ApiParameter } from './api-document.js';
import { EVENT_STREAM, LAST_EVENT_ID } from './collection-operations.js';
import { header, jsonBody, jsonContent, reference } from './parts.js';
import { FRESH } from './query-parameters.js';
import type { ResourceDescription } from './resource-description.js';
import { errorResponses } from './shared-components.js';

type Printed = Omit<ApiOperation, 'operationId' | 'tags'>;

const TAG = { ETag: header('Names the state of the object.') };

export function retrieveOperation(described: ResourceDescription): Printed {
  return {
    summary: `Retrieve one of ${described.resource.stream}`,
    description: 'Gives the object with that key, as far as this user sees it.',
    parameters: [
      keyParameter(described),
      FRESH,
      condition('If-None-Match', 'The `ETag` that is known: 304 where it still holds.'),
    ],
    responses: {
      200: { description: 'The object.', headers: TAG, content: jsonContent(reference(described.schemas.object)) },
      304: { description: 'The object is in the state that is known.', headers: TAG },
      ...errorResponses([404]),
    },
  };
}

export function updateOperation(described: ResourceDescription): Printed {
  const { resource } = described;
  return {
    summary: `Replace one of ${resource.stream}`,
    description:
      'Puts a whole object in the place of the one with that key. Fields that are left out get their default.',
    ...replacement(described),
  };
}

export function patchOperation(described: ResourceDescription): Printed {
  const { resource, schemas } = described;
  return {
    summary: `Change fields of one of ${resource.stream}`,
    description: 'Sets the fields that are named and leaves the others alone.',
    ...change(described, schemas.patch),
  };
}

export function deleteOperation(described: ResourceDescription): Printed {
  return {
    summary: `Delete one of ${described.resource.stream}`,
    description: 'Deletes the object with that key.',
    parameters: [keyParameter(described), IF_MATCH],
    responses: { 204: { description: 'It is gone.' }, ...errorResponses([404, 409, 412]) },
  };
}

export function objectEventsOperation(described: ResourceDescription): Printed {
  return {
    summary: `Hear of changes of one of ${described.resource.stream}`,
    description: 'Server-Sent Events `update` and `delete` of the object with that key.',
    parameters: [keyParameter(described), LAST_EVENT_ID],
    responses: { 200: EVENT_STREAM, ...errorResponses([404]) },
  };
}

/** The key of an object, in the path. */
export function keyParameter({ resource: { key, stream }, schemas }: ResourceDescription): ApiParameter {
  const type = typeOf(fieldSchema(schemas.whole, key));
  const schema: JsonSchema = type === 'integer' || type === 'number' ? { type } : { type: 'string', minLength: 1 };
  return { name: 'pk', in: 'path', required: true, description: `The \`${key}\` of one of ${stream}.`, schema };
}

/** A replacement, or a creation where the key is not there. */
function replacement(described: ResourceDescription): Pick<Printed, 'parameters' | 'requestBody' | 'responses'> {
  const printed = change(described, described.schemas.update);
  if (!described.resource.upsert) return printed;
  const content = jsonContent(reference(described.schemas.object));
  const created = { description: 'The object, which was not there before.', headers: TAG, content };
  return { ...printed, responses: { ...printed.responses, 201: created } };
}

function change(
  described: ResourceDescription,
  input: string,
): Pick<Printed, 'parameters' | 'requestBody' | 'responses'> {
  const { object } = described.schemas;
  return {
    parameters: [keyParameter(described), IF_MATCH],
    requestBody: jsonBody(reference(input)),
    responses: {
      200: { description: 'The object as it is now.', headers: TAG, content: jsonContent(reference(object)) },
      ...errorResponses([404, 409, 412, 413, 422]),
    },
  };
}

export function condition(name: string, description: string): ApiParameter {
  return { name, in: 'header', description, schema: { type: 'string' } };
}

export const IF_MATCH = condition(
  'If-Match',
  'The `ETag` that is known: nothing is done, and 412 the answer, where it does not hold.',
);
