import type { ApiDocument } from 'nestjs-ari/rest';
import { z } from 'zod';
import type { Operation } from './described-requests.js';
import type { Schema } from './schema-arbitrary.js';

interface Described {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** Headers of ours: one that is sent must be told of. */
const HEADERS = ['link', 'x-total-count', 'x-next-cursor', 'location', 'www-authenticate', 'retry-after'];

/** Compares answers with what a document says of them. The schemas are read by zod, which had no part in writing them. */
export class DescribedAnswers {
  readonly #components: ApiDocument['components'];
  readonly #schemas = new Map<Schema, z.ZodType>();

  constructor(document: ApiDocument) {
    this.#components = document.components;
  }

  /** What is wrong with an answer; undefined: nothing. */
  problem(operation: Operation, response: Response, text: string): string | undefined {
    const described = this.#described(operation, response.status);
    if (described === undefined) return `the status ${response.status} stands in no document`;
    const told = Object.keys(described.headers ?? {}).map((name) => name.toLowerCase());
    const untold = HEADERS.find((name) => response.headers.has(name) && !told.includes(name));
    if (untold !== undefined) return `the header "${untold}" stands in no document`;
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (described.content === undefined) return text === '' ? undefined : 'there is a body, and the document has none';
    const content = described.content[type];
    if (content === undefined) return `the content type "${type}" stands in no document`;
    if (type !== 'application/json') return undefined;
    const { success, error } = this.#schema(content.schema ?? {}).safeParse(JSON.parse(text));
    return success ? undefined : `the body does not fit: ${error.message}`;
  }

  #described({ responses }: Operation, status: number): Described | undefined {
    const described = responses[status] as Described | undefined;
    if (described?.$ref === undefined) return described;
    return this.#components['responses']?.[described.$ref.replace('#/components/responses/', '')] as Described;
  }

  #schema(schema: Schema): z.ZodType {
    const known = this.#schemas.get(schema);
    if (known !== undefined) return known;
    const $defs = this.#components['schemas'];
    const local = JSON.stringify({ ...schema, $defs }).replaceAll('#/components/schemas/', '#/$defs/');
    const read = z.fromJSONSchema(JSON.parse(local) as Parameters<typeof z.fromJSONSchema>[0]);
    this.#schemas.set(schema, read);
    return read;
  }
}
