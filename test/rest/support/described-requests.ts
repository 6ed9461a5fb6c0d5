import fc from 'fast-check';
import type { ApiDocument } from 'nestjs-ari/rest';
import { SchemaArbitrary, type Schema } from './schema-arbitrary.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
  readonly explode?: boolean;
}

/** An operation as it stands in a document. */
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, Schema>>;
}

/** A request that was made from a document. */
export interface DescribedRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly token: string | undefined;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const STRANGE = [
  '__proto__',
  'constructor',
  'NULL',
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '%',
  "' OR 1=1 --",
  '\u0000',
  '*',
  '"',
  '{}',
  '[]',
];

/** Values as a form has them, most of them of the right kind. */
function written(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<readonly string[]> {
  const right = arbitrary.map((value) => (Array.isArray(value) ? value : [value]).map(String));
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom(...STRANGE).map((one) => [one]) },
  );
}

/** Makes requests of all operations of a document: most of them right, and some that are wrong in every way. */
export class DescribedRequests {
  readonly #values: SchemaArbitrary;
  readonly #document: ApiDocument;
  readonly #keys: readonly string[];

  /** @param keys - of objects that are there at the beginning. */
  constructor(document: ApiDocument, keys: readonly string[]) {
    this.#document = document;
    this.#values = new SchemaArbitrary(document);
    this.#keys = keys;
  }

  /** @param wanted - whether an operation is to be tried. */
  arbitrary(wanted: (operation: Operation) => boolean): fc.Arbitrary<DescribedRequest> {
    const all = Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method, operation]) => METHODS.includes(method) && wanted(operation as Operation))
        .map(([method, operation]) => this.#request(path, method.toUpperCase(), operation as Operation)),
    );
    return fc.oneof(...all);
  }

  #request(path: string, method: string, operation: Operation): fc.Arbitrary<DescribedRequest> {
    const { parameters = [] } = operation;
    const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
    return fc
      .record({
        pk: this.#pk(),
        query: this.#some(of('query'), (parameter) => written(this.#values.of(parameter.schema))),
        headers: this.#some(of('header'), () => fc.constantFrom('*', '""', '"other"', 'W/"x", "y"', '1@epoch', '')),
        body: this.#body(operation),
        token: fc.constantFrom('root', 'root', 'root', 'root', 'ada', 'bob', 'stranger', undefined),
      })
      .map(({ pk, query, headers, body, token }) => {
        const search = new URLSearchParams();
        for (const { name, explode } of of('query')) {
          const values = query[name] ?? [];
          if (explode === false && values.length > 0) search.append(name, values.join(','));
          else for (const value of values) search.append(name, value);
        }
        const place = path.replace('{pk}', encodeURIComponent(pk));
        return {
          operation,
          method,
          path: search.size === 0 ? place : `${place}?${search.toString()}`,
          headers,
          body,
          token,
        };
      });
  }

  /** `.` and `..` are no keys in any URL, and `events` is a path of its own. */
  #pk(): fc.Arbitrary<string> {
    const any = fc.string({ minLength: 1, unit: 'grapheme' }).filter((pk) => !['.', '..', 'events'].includes(pk));
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...this.#keys) }, { weight: 1, arbitrary: any });
  }

  #some<T>(
    parameters: readonly Parameter[],
    of: (parameter: Parameter) => fc.Arbitrary<T>,
  ): fc.Arbitrary<Record<string, T>> {
    const each = parameters.map((parameter) => [parameter.name, fc.option(of(parameter), { freq: 3, nil: undefined })]);
    const record = fc.record(Object.fromEntries(each) as Record<string, fc.Arbitrary<T | undefined>>);
    // One in three has none at all: several conditions at once seldom select anything.
    const some = record.map((all) => Object.entries(all).filter(([, value]) => value !== undefined) as [string, T][]);
    return fc.tuple(some, fc.nat(2)).map(([pairs, kept]) => Object.fromEntries(pairs.slice(0, kept)));
  }

  #body({ requestBody }: Operation): fc.Arbitrary<string | undefined> {
    if (requestBody === undefined) return fc.constant(undefined);
    const schema = requestBody.content['application/json']?.schema ?? {};
    return fc.oneof(
      { weight: 8, arbitrary: this.#values.of(schema).map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('{', '{"__proto__":{"x":1}}', 'nothing', `${'['.repeat(500)}${']'.repeat(500)}`),
      },
    );
  }
}
