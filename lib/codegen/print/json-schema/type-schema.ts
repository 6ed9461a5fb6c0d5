import { shapeOf, type Field, type NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';

/** A piece of a JSON document. */
export type JsonObject = { readonly [member: string]: unknown };

const BUILT_IN: Readonly<Record<string, JsonObject>> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  decimal: { type: 'number' },
  flag: { type: 'boolean' },
  // Asterisk writes the zone without a colon, which the format date-time of JSON schema refuses.
  moment: { type: 'string', examples: ['2026-11-27T06:01:28.000+0000'] },
  object: { type: 'object' },
};

/** The schema of a type, referring to the components of the document. */
export function typeSchema(type: string, oneOf?: readonly string[]): JsonObject {
  const { of, many } = shapeOf(type);
  const single: JsonObject = {
    ...((Object.hasOwn(BUILT_IN, of) ? BUILT_IN[of] : undefined) ?? { $ref: `#/components/schemas/${of}` }),
    ...(oneOf !== undefined && { enum: [...oneOf] }),
  };
  if (many === 'map') return { type: 'object', additionalProperties: single };
  return many === 'list' ? { type: 'array', items: single } : single;
}

/** Texts as one description; no member where there is none. */
export function described(...texts: readonly (string | undefined)[]): JsonObject {
  const said = texts.filter((text) => text !== undefined && text !== '');
  return said.length === 0 ? {} : { description: said.join(' ') };
}

/** An object with fields. Members that the schema does not name are allowed: a newer Asterisk sends more. */
export function fieldsSchema(owner: string, fields: readonly Field[], words: WordBook): JsonObject {
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const properties = fields.map((field) => {
    const said = described(words.field(owner, field.name), sinceText(field.since));
    return [field.name, { ...typeSchema(field.type, field.oneOf), ...said }];
  });
  return {
    type: 'object',
    ...described(words.type(owner).summary),
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties) as JsonObject,
  };
}

/** The schemas of all types of a model but its events. */
export function componentSchemas(model: NeutralModel, words: WordBook): JsonObject {
  const schemas: Record<string, JsonObject> = {};
  for (const { name, fields } of [...model.objects, ...model.records])
    schemas[name] = fieldsSchema(name, fields, words);
  for (const { name, either } of model.choices) {
    schemas[name] = { ...described(words.type(name).summary), oneOf: either.map((type) => typeSchema(type)) };
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}
