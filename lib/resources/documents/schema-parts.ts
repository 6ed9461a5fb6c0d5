import { isJsonObject } from '../../protocol/index.js';
import type { JsonSchema } from '../schema/index.js';

/** The fields of an object, where its schema names them. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> | undefined {
  const { properties } = schema;
  return isJsonObject(properties) ? (properties as Readonly<Record<string, JsonSchema>>) : undefined;
}

export function requiredOf(schema: JsonSchema): readonly string[] {
  return Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [];
}

/** The schema of a field; `owner.name` is a field of a field. */
export function fieldSchema(schema: JsonSchema, field: string): JsonSchema | undefined {
  return field
    .split('.')
    .reduce<JsonSchema | undefined>(
      (inside, part) => (inside === undefined ? undefined : propertiesOf(inside)?.[part]),
      schema,
    );
}

/** The one type that values have, nothing aside; undefined where there are several. */
export function typeOf(schema: JsonSchema | undefined): string | undefined {
  const { type, anyOf, enum: words } = schema ?? {};
  if (typeof type === 'string') return type;
  if (Array.isArray(words)) return words.every((word) => typeof word === 'string') ? 'string' : undefined;
  const types = Array.isArray(type)
    ? (type as unknown[])
    : Array.isArray(anyOf)
      ? (anyOf as JsonSchema[]).map(typeOf)
      : [];
  const something = types.filter((one) => one !== 'null');
  return something.length === 1 && typeof something[0] === 'string' ? something[0] : undefined;
}

/** A schema with some of its keys changed, and those that became undefined left out. */
export function changed(schema: JsonSchema, changes: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries({ ...schema, ...changes }).filter(([, value]) => value !== undefined));
}

/**
 * A schema that can stand among the components of a document: what it defines for itself becomes a component of its own,
 * and what it refers to is found there.
 *
 * @returns the components by name, the schema itself first.
 */
export function asComponents(name: string, schema: JsonSchema): Record<string, JsonSchema> {
  const { $schema: _, $defs, definitions, ...own } = schema;
  const inner = Object.entries({ ...(definitions as object | undefined), ...($defs as object | undefined) });
  const rename = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(rename);
    if (!isJsonObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, key === '$ref' ? renamed(name, value) : rename(value)]),
    );
  };
  return Object.fromEntries([
    [name, rename(own) as JsonSchema],
    ...inner.map(([inside, part]) => [`${name}${componentName(inside)}`, rename(part) as JsonSchema]),
  ]) as Record<string, JsonSchema>;
}

function renamed(name: string, reference: unknown): unknown {
  if (reference === '#') return `#/components/schemas/${name}`;
  const [, inside] = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(String(reference)) ?? [];
  return inside === undefined ? reference : `#/components/schemas/${name}${componentName(inside)}`;
}

/** A name that a component may have: `call-legs` is `CallLegs`. */
export function componentName(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
