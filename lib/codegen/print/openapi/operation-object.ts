import {
  pathParametersOf,
  shapeOf,
  type Body,
  type Operation,
  type Parameter,
  type Resource,
} from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { described, typeSchema, type JsonObject } from '../json-schema/type-schema.js';
import { sinceText } from '../since.js';

const JSON_TYPE = 'application/json';

/** One operation as OpenAPI describes it. */
export function operationObject(resource: Resource, operation: Operation, words: WordBook): JsonObject {
  const nickname = operation.nickname ?? operation.name;
  const wording = words.operation(resource.name, nickname);
  const say = (name: string): string | undefined => words.parameter(resource.name, nickname, name);
  const parameters = [
    ...pathParametersOf(operation.path).map((name) => ({
      name,
      in: 'path',
      required: true,
      ...described(say(name)),
      schema: { type: 'string' },
    })),
    ...operation.query.map((parameter) => queryParameter(parameter, say(parameter.name))),
  ];
  return {
    tags: [resource.name],
    operationId: `${resource.name}${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}`,
    ...described(wording.summary, sinceText(operation.since)),
    ...(operation.since.length > 0 && { 'x-since': operation.since }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body !== undefined && { requestBody: requestBody(operation.body, say(operation.body.name)) }),
    responses: {
      ...success(operation, wording.returns),
      ...Object.fromEntries(operation.statuses.map((status) => [String(status), refusal(wording.errors?.[status])])),
      default: refusal('Anything else: a wrong user (401, 403), a failure inside of Asterisk (5xx).'),
    },
  };
}

function queryParameter(
  { name, type, required, oneOf, default: preset, minimum, since }: Parameter,
  text?: string,
): JsonObject {
  return {
    name,
    in: 'query',
    ...(required === true && { required }),
    ...described(text, sinceText(since)),
    // A list travels as one text with commas.
    ...(shapeOf(type).many === 'list' && { style: 'form', explode: false }),
    schema: {
      ...typeSchema(type, oneOf),
      ...(preset !== undefined && preset !== '' && { default: preset }),
      ...(minimum !== undefined && { minimum }),
    },
  };
}

function requestBody({ name, type, form, required, since }: Body, text?: string): JsonObject {
  const inner = { ...typeSchema(type), ...described(text, sinceText(since)) };
  const wrapped = { type: 'object', ...(required === true && { required: [name] }), properties: { [name]: inner } };
  return {
    ...(required === true && { required }),
    content: { [JSON_TYPE]: { schema: form === 'bare' ? inner : wrapped } },
  };
}

function success({ result, upgrade, method }: Operation, text = 'Done.'): JsonObject {
  if (upgrade === true) return { '101': { description: text } };
  if (result === 'nothing') return { '204': { description: text } };
  const content =
    result === 'binary' ? { 'application/octet-stream': {} } : { [JSON_TYPE]: { schema: typeSchema(result) } };
  const answer = { description: text, content };
  // What begins something answers with 201, mostly. A range, 2XX, is more than generators of clients understand.
  return method === 'GET' ? { '200': answer } : { '200': answer, '201': answer };
}

function refusal(text = 'Asterisk refused.'): JsonObject {
  return { description: text, content: { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Refusal' } } } };
}
