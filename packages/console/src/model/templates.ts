/** A request that can be sent, and what may stand in it. */
export interface Template {
  /** `channels.play`, or the name of a method. */
  readonly what: string;
  readonly summary: string;
  /** Parts of the request as JSON, with an example for what it must have. */
  readonly input: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Message {
  readonly name: string;
  readonly summary?: string;
  readonly payload: Schema;
}

interface Document {
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

/** What can be asked for, from the document of the gateway. @throws {Error} this user may not read it, or there is none. */
export async function templatesFrom(address: string): Promise<Template[]> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address} was answered with ${reply.status}`);
  const { components } = (await reply.json()) as Document;
  return Object.values(components.messages)
    .filter(({ name }) => name.endsWith('.request'))
    .map((message) => templateOf(message, components.schemas));
}

function templateOf({ summary = '', payload }: Message, schemas: Document['components']['schemas']): Template {
  const method = payload.properties?.['method']?.const as string | undefined;
  const parts = resolved(payload.properties?.['payload'], schemas);
  const action = parts.properties?.['action']?.const;
  const data = resolved(method === undefined ? parts.properties?.['data'] : parts, schemas);
  const example = exampleOf(data, schemas);
  const input = {
    ...(method === undefined && parts.properties?.['pk'] !== undefined && { pk: 'id' }),
    ...(method === undefined ? parts.properties?.['data'] !== undefined && { data: example } : (example as object)),
  };
  return {
    what: method === undefined ? `${String(payload.properties?.['stream']?.const)}.${String(action)}` : method,
    summary,
    input: JSON.stringify(input, null, 2),
    fields: Object.entries(data.properties ?? {}).map(([name, schema]) => ({
      name,
      type: typeOf(resolved(schema, schemas)),
      required: data.required?.includes(name) === true,
      about: resolved(schema, schemas).description ?? '',
    })),
  };
}

function resolved(schema: Schema | undefined, schemas: Document['components']['schemas']): Schema {
  const name = schema?.$ref?.split('/').at(-1);
  return (name === undefined ? schema : schemas[name]) ?? {};
}

/** The least that is accepted. */
function exampleOf(schema: Schema, schemas: Document['components']['schemas']): unknown {
  const [example = schema.const ?? schema.default ?? schema.enum?.[0]] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.anyOf !== undefined) return exampleOf(resolved(schema.anyOf[0], schemas), schemas);
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type;
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  const must = (schema.required ?? []).map((name) => {
    return [name, exampleOf(resolved(schema.properties?.[name], schemas), schemas)] as const;
  });
  return Object.fromEntries(must);
}

function typeOf({ type, enum: words, anyOf = [] }: Schema): string {
  if (words !== undefined) return words.map((word) => JSON.stringify(word)).join(' | ');
  if (anyOf.length > 0) return [...new Set(anyOf.map(typeOf))].join(' | ');
  return typeof type === 'object' ? type.join(' | ') : (type ?? 'anything');
}
