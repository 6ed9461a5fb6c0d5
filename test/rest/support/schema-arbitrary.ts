import fc from 'fast-check';
import type { ApiDocument } from 'nestjs-ari/rest';

/** A schema as it stands in a document. */
export type Schema = Readonly<Record<string, unknown>>;

/** Makes values that fit a schema of a document. */
export class SchemaArbitrary {
  readonly #schemas: Readonly<Record<string, unknown>>;

  constructor(document: ApiDocument) {
    this.#schemas = document.components['schemas'] ?? {};
  }

  of(schema: Schema): fc.Arbitrary<unknown> {
    const { $ref, enum: words, oneOf, anyOf, type } = schema;
    if (typeof $ref === 'string') return this.of(this.resolved($ref));
    if (Array.isArray(words)) return fc.constantFrom(...(words as unknown[]));
    const choices =
      oneOf ?? anyOf ?? (Array.isArray(type) ? type.map((one: unknown) => ({ ...schema, type: one })) : undefined);
    if (Array.isArray(choices)) return fc.oneof(...(choices as Schema[]).map((one) => this.of(one)));
    return this.#ofType(String(type), schema);
  }

  /** The schema that a reference leads to. */
  resolved(reference: string): Schema {
    const name = reference.replace('#/components/schemas/', '');
    const schema = this.#schemas[name];
    if (schema === undefined) throw new Error(`The document has no schema "${name}".`);
    return schema as Schema;
  }

  #ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    const {
      minimum,
      maximum,
      minItems = 0,
      maxItems = 5,
      items,
      uniqueItems,
    } = schema as Readonly<Record<string, number>>;
    if (type === 'string') return text(schema);
    if (type === 'integer') return fc.integer({ min: minimum ?? -1_000, max: maximum ?? 1_000 });
    if (type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true });
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'object') return this.#object(schema);
    if (type !== 'array') return fc.jsonValue({ maxDepth: 2 });
    const limits = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 5)) };
    const item = this.of((items ?? {}) as unknown as Schema);
    return uniqueItems ? fc.uniqueArray(item, limits) : fc.array(item, limits);
  }

  #object({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties as Readonly<Record<string, Schema>>);
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, this.of(field)])), {
      requiredKeys: required as string[],
    });
  }
}

function text({ pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 60), unit: 'grapheme' });
}
