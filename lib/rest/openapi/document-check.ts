import { isJsonObject } from '../../protocol/index.js';
import type { ApiDocument, DocumentPart } from './api-document.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * Names what readers of an API document would look for in vain: operations without tag, summary or description, tags,
 * parameters and fields without description. An empty list is a document that can be published.
 *
 * @example
 * expect(missingInDocument(await app.get(AriRest).document())).toEqual([]);
 * @publicApi
 */
export function missingInDocument(document: ApiDocument): string[] {
  const described = new Set(document.tags.filter(({ description }) => isText(description)).map(({ name }) => name));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.includes(method))
      .flatMap(([method, operation]) => missingInOperation(`${method.toUpperCase()} ${path}`, operation, described)),
  );
  const { schemas = {} } = document.components;
  return [...operations, ...Object.entries(schemas).flatMap(([name, schema]) => missingInSchema(name, schema))];
}

function missingInOperation(place: string, operation: unknown, described: ReadonlySet<string>): string[] {
  if (!isJsonObject(operation)) return [];
  const { tags, parameters = [] } = operation;
  const named = Array.isArray(tags) ? (tags as string[]) : [];
  return [
    ...(named.length === 0 ? [`${place} has no tag`] : []),
    ...named
      .filter((tag) => !described.has(tag))
      .map((tag) => `${place} has the tag "${tag}", which has no description`),
    ...['summary', 'description'].filter((key) => !isText(operation[key])).map((key) => `${place} has no ${key}`),
    ...(parameters as DocumentPart[])
      .filter(({ description, $ref }) => !isText(description) && $ref === undefined)
      .map(({ name }) => `${place} has a parameter "${String(name)}" without description`),
  ];
}

function missingInSchema(place: string, schema: unknown): string[] {
  if (!isJsonObject(schema)) return [];
  const { properties, items } = schema;
  const fields = isJsonObject(properties) ? Object.entries(properties) : [];
  return [
    ...fields.flatMap(([name, field]) => [
      ...(isDescribed(field) ? [] : [`the field "${name}" of ${place} has no description`]),
      ...missingInSchema(`${place}.${name}`, field),
    ]),
    ...missingInSchema(place, items),
  ];
}

/** What is only a reference is described where it leads to. */
function isDescribed(field: unknown): boolean {
  return isJsonObject(field) && (isText(field['description']) || field['$ref'] !== undefined);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
