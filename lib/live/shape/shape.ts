import type { StandardSchemaV1 } from '@standard-schema/spec';
import { nearestName } from '../../client/internal.js';
import { isObject, problemOf, schemaOf, type Field } from './field.js';

/** How a shape treats fields that it does not know. */
type Others = 'kept' | 'refused';

/** The shape of an object by its fields: checks values, and is a JSON Schema too. */
export class Shape<T extends object> implements StandardSchemaV1<T, T> {
  readonly fields: Readonly<Record<string, Field>>;
  readonly #others: Others;

  constructor(fields: Readonly<Record<string, Field>>, others: Others) {
    this.fields = fields;
    this.#others = others;
  }

  get '~standard'(): StandardSchemaV1.Props<T, T> & { readonly jsonSchema: object } {
    const document = (): object => this.#document();
    return {
      version: 1,
      vendor: 'nestjs-ari',
      validate: (value) => this.#validate(value),
      jsonSchema: { input: document, output: document },
    };
  }

  #validate(value: unknown): StandardSchemaV1.Result<T> {
    if (!isObject(value)) return { issues: [{ message: 'The data must be an object.' }] };
    const issues: StandardSchemaV1.Issue[] = [];
    for (const [name, field] of Object.entries(this.fields)) {
      const message = problemOf(Object.hasOwn(value, name) ? value[name] : undefined, field);
      if (message !== undefined) issues.push({ message, path: [name] });
    }
    if (this.#others === 'refused') issues.push(...this.#unknown(value));
    return issues.length > 0 ? { issues } : { value: value as T };
  }

  #unknown(value: object): StandardSchemaV1.Issue[] {
    const names = Object.keys(this.fields);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(this.fields, name));
    return unknown.map((name) => {
      const near = nearestName(name, names);
      const known = names.length === 0 ? 'there is none' : `there are ${names.join(', ')}`;
      return { message: `is unknown here; ${near === undefined ? known : `did you mean "${near}"?`}`, path: [name] };
    });
  }

  #document(): object {
    const fields = Object.entries(this.fields);
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field)])),
      required: fields.filter(([, { required }]) => required === true).map(([name]) => name),
      additionalProperties: this.#others === 'kept',
    };
  }
}
