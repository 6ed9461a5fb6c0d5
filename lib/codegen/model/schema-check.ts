/** What of JSON schema the schema of the model uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Where a value does not fit a schema, in words; undefined where it does. The first such place is enough to tell. */
export function misfitOf(value: unknown, schema: Schema, root: Schema = schema, where = 'model'): string | undefined {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target === undefined) throw new Error(`the schema has no ${schema.$ref}`);
    return misfitOf(value, target, root, where);
  }
  const expected = scalarMisfit(value, schema);
  if (expected !== undefined) return `${where}: expected ${expected}, found ${shown(value)}`;
  if (Array.isArray(value))
    return firstOf(value, (each, index) => misfitOf(each, schema.items ?? {}, root, `${where}[${index}]`));
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return undefined;
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${where}: the member "${missing}" is missing`;
  const { properties } = schema;
  return firstOf(Object.entries(value), ([name, member]) => {
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (inner === undefined) return `${where}: there is no member ${shown(name)}`;
    return misfitOf(member, inner, root, `${where}.${name}`);
  });
}

function firstOf<T>(values: readonly T[], find: (value: T, index: number) => string | undefined): string | undefined {
  for (const [index, value] of values.entries()) {
    const found = find(value, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function scalarMisfit(value: unknown, schema: Schema): string | undefined {
  const { type, pattern } = schema;
  const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  if (types.length > 0 && !types.some((each) => isOf(value, each)))
    return types.map((each) => `a ${each}`).join(' or ');
  if ('const' in schema && value !== schema.const) return JSON.stringify(schema.const);
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `one of ${schema.enum.join(', ')}`;
  // A refused name is shown with what a name may be: it goes into code, so nothing else may pass.
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(String(value))) return `text like ${pattern}`;
  if (typeof value !== 'number') return undefined;
  if (value < (schema.minimum ?? -Infinity)) return `at least ${schema.minimum}`;
  return value > (schema.maximum ?? Infinity) ? `at most ${schema.maximum}` : undefined;
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  return type === 'number' ? Number.isFinite(value) : typeof value === type;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
