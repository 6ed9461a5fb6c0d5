import type { StandardSchemaV1 } from '@standard-schema/spec';

/** What one field holds, in the words of JSON Schema. */
export interface FieldRule {
  readonly type: 'string' | 'boolean' | 'integer';
  readonly format?: 'date-time';
  readonly pattern?: string;
  readonly maxLength?: number;
  /** For documents. */
  readonly description?: string;
}

/** The shape of an object by its fields; others are refused. */
export class FieldSchema<T extends object> implements StandardSchemaV1<T, T> {
  readonly #fields: ReadonlyMap<string, FieldRule>;
  readonly #required: readonly string[];

  constructor(fields: Readonly<Record<keyof T & string, FieldRule>>, required: readonly (keyof T & string)[]) {
    this.#fields = new Map(Object.entries<FieldRule>(fields));
    this.#required = required;
  }

  get '~standard'(): StandardSchemaV1.Props<T, T> & { readonly jsonSchema: object } {
    const document = (): object => ({
      type: 'object',
      properties: Object.fromEntries(this.#fields),
      required: this.#required,
      additionalProperties: false,
    });
    return {
      version: 1,
      vendor: 'nestjs-ari',
      validate: (value) => this.#validate(value),
      jsonSchema: { input: document, output: document },
    };
  }

  #validate(value: unknown): StandardSchemaV1.Result<T> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { issues: [{ message: 'must be an object' }] };
    }
    const issues: StandardSchemaV1.Issue[] = [];
    const given = new Map(Object.entries(value).filter(([, held]) => held !== undefined));
    for (const name of this.#required) {
      if (!given.has(name)) issues.push({ message: 'is required', path: [name] });
    }
    for (const [name, held] of given) {
      const rule = this.#fields.get(name);
      const message = rule === undefined ? 'is unknown here' : problemOf(held, rule);
      if (message !== undefined) issues.push({ message, path: [name] });
    }
    return issues.length > 0 ? { issues } : { value: Object.fromEntries(given) as T };
  }
}

function problemOf(value: unknown, { type, pattern, maxLength, format }: FieldRule): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (type === 'integer') return Number.isSafeInteger(value) ? undefined : 'must be a whole number';
  if (typeof value !== 'string') return 'must be a string';
  if (maxLength !== undefined && value.length > maxLength) return `must have ${maxLength} characters at most`;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return `must be like ${pattern}`;
  return format !== undefined && Number.isNaN(Date.parse(value)) ? 'must be a moment in ISO 8601' : undefined;
}
