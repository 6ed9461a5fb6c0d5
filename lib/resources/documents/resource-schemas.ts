import type { Resource } from '../discovery/index.js';
import { jsonSchemaOf, type JsonSchema, type JsonSchemaRequest } from '../schema/index.js';
import { asComponents, changed, componentName, propertiesOf, requiredOf } from './schema-parts.js';

/** The names of the schemas of a resource, and the schemas. */
export interface ResourceSchemas {
  readonly object: string;
  readonly create: string;
  readonly update: string;
  readonly patch: string;
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** The object as it comes out, before any presenter. */
  readonly whole: JsonSchema;
}

const ANYTHING: JsonSchema = { type: 'object' };

/** What goes in and out of a resource, from the one schema of its binding. */
export class ResourceSchemaPrinter {
  readonly #resource: Resource;
  readonly #example: unknown;
  readonly #target: JsonSchemaRequest['target'];

  constructor(resource: Resource, example: unknown, target: JsonSchemaRequest['target'] = 'draft-2020-12') {
    this.#resource = resource;
    this.#example = example;
    this.#target = target;
  }

  /** @param free - gives a name that no other component has. */
  print(free: (name: string) => string): ResourceSchemas {
    const { schema, stream } = this.#resource;
    const output = (schema && jsonSchemaOf(schema, { of: 'output', target: this.#target })) ?? ANYTHING;
    const input = (schema && jsonSchemaOf(schema, { of: 'input', target: this.#target })) ?? ANYTHING;
    const title = typeof output['title'] === 'string' ? componentName(output['title']) : '';
    const object = free(title === '' ? componentName(stream) : title);
    const [create, update, patch] = [`${object}Create`, `${object}Update`, `${object}Patch`].map(free) as [
      string,
      string,
      string,
    ];
    return {
      object,
      create,
      update,
      patch,
      whole: output,
      components: {
        ...asComponents(object, this.#shown(output)),
        ...asComponents(create, this.#created(input)),
        ...asComponents(update, this.#updated(input)),
        ...asComponents(patch, this.#patched(input)),
      },
    };
  }

  /** What a client reads: fields that some role does not see are not promised. */
  #shown(output: JsonSchema): JsonSchema {
    const promised = requiredOf(output).filter((field) => this.#everybodySees(field));
    return changed(output, {
      additionalProperties: undefined,
      description: output['description'] ?? `An object of \`${this.#resource.stream}\`.`,
      required: promised.length === 0 ? undefined : promised,
      example: this.#example,
    });
  }

  #created(input: JsonSchema): JsonSchema {
    const described = { description: `A new object of \`${this.#resource.stream}\`.` };
    const { key, keyFrom } = this.#resource;
    if (keyFrom === 'client') return changed(input, described);
    return changed(this.#without(input, [key]), { ...described, example: this.#exampleWithout([key]) });
  }

  /** The key may be named; it cannot be changed. */
  #updated(input: JsonSchema): JsonSchema {
    const required = requiredOf(input).filter((field) => field !== this.#resource.key);
    return changed(input, {
      description: `An object of \`${this.#resource.stream}\` that stands in the place of another.`,
      required: required.length === 0 ? undefined : required,
      example: this.#exampleWithout([this.#resource.key]),
    });
  }

  #patched(input: JsonSchema): JsonSchema {
    const fields = Object.entries(propertiesOf(input) ?? {});
    // What is left out stays as it is, whatever it would be in a new object.
    const properties = Object.fromEntries(
      fields.map(([name, field]) => [name, changed(field, { default: undefined })]),
    );
    return changed(input, {
      description: `Fields of an object of \`${this.#resource.stream}\` that change; the others stay as they are.`,
      required: undefined,
      ...(fields.length > 0 && { properties }),
    });
  }

  #without(schema: JsonSchema, names: readonly string[]): JsonSchema {
    const properties = propertiesOf(schema);
    if (properties === undefined) return schema;
    const required = requiredOf(schema).filter((field) => !names.includes(field));
    return changed(schema, {
      properties: Object.fromEntries(Object.entries(properties).filter(([field]) => !names.includes(field))),
      required: required.length === 0 ? undefined : required,
    });
  }

  #exampleWithout(names: readonly string[]): unknown {
    if (typeof this.#example !== 'object' || this.#example === null) return this.#example;
    return Object.fromEntries(Object.entries(this.#example).filter(([field]) => !names.includes(field)));
  }

  #everybodySees(field: string): boolean {
    const { presenter } = this.#resource;
    return presenter.roles.every((role) => presenter.sees(role, field));
  }
}
