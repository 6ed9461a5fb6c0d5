/** What a field holds. `list`: one string or several; `variables`: strings by name; `settings`: attributes and values. */
export type FieldKind = 'text' | 'whole' | 'number' | 'flag' | 'list' | 'variables' | 'settings' | 'object' | 'objects';

/** One field of a shape. */
export interface Field {
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly oneOf?: readonly string[];
}

const RIGHT: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: isText,
  whole: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  list: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
  variables: (value) => isObject(value) && Object.values(value).every(isVariable),
  settings: (value) => Array.isArray(value) && value.every((item) => isObject(item) && hasTexts(item)),
  object: isObject,
  objects: (value) => Array.isArray(value),
};

const EXPECTED: Readonly<Record<FieldKind, string>> = {
  text: 'must be a string',
  whole: 'must be a whole number',
  number: 'must be a number',
  flag: 'must be true or false',
  list: 'must be a string, or a list of strings',
  variables: 'must be an object of strings, or of objects with a "value"',
  settings: 'must be a list of objects with an "attribute" and a "value"',
  object: 'must be an object',
  objects: 'must be a list',
};

const SCHEMAS: Readonly<Record<FieldKind, object>> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  list: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] },
  variables: { type: 'object' },
  settings: { type: 'array', items: { type: 'object', required: ['attribute', 'value'] } },
  object: { type: 'object' },
  objects: { type: 'array' },
};

/** What is wrong with a value; undefined when it is right. */
export function problemOf(value: unknown, { kind, required, oneOf }: Field): string | undefined {
  if (value === undefined) return required === true ? 'is required' : undefined;
  if (!RIGHT[kind](value)) return EXPECTED[kind];
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (oneOf === undefined || values.every((one) => oneOf.includes(one as string))) return undefined;
  return `must be one of ${oneOf.join(', ')}`;
}

/** The field in JSON Schema. */
export function schemaOf({ kind, oneOf }: Field): object {
  if (oneOf === undefined) return SCHEMAS[kind];
  const one = { type: 'string', enum: oneOf };
  return kind === 'list' ? { anyOf: [one, { type: 'array', items: one, minItems: 1 }] } : one;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isVariable(value: unknown): boolean {
  return isText(value) || (isObject(value) && isText(value['value']));
}

function hasTexts(item: Readonly<Record<string, unknown>>): boolean {
  return isText(item['attribute']) && isText(item['value']);
}
