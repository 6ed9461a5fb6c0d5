import fc from 'fast-check';
import type { AriClient } from 'nestjs-ari/client';
import type { Commander } from '../../client/command-socket/support/ways.js';
import { consistent, variantsOf } from './consistent-call.js';
import type { DescribedOperation, DescribedParameter } from './described-operation.js';

/** A call of an operation: values of all its parameters by name. */
export type Values = Readonly<Record<string, unknown>>;

/** What breaks clients that put a text into an URL as it is. */
const AWKWARD = ['/', ';', ' ', '%', '+', '%2F', '&', '=', '?', '#', '"', '\\', ':', '@', '..', 'ü', '電話', '🦆'];

/** A text that is not empty and holds characters with a meaning of their own. */
const text: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((value) => value !== '.' && value !== '..');

const withoutComma = text.map((value) => value.replaceAll(',', ';'));

/** Bodies that are lists, though the description calls every body a container. */
const LISTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  fields: fc.array(fc.record({ attribute: text, value: text }), { maxLength: 4 }),
};

function valueOf({
  name,
  paramType,
  dataType,
  allowMultiple,
  allowableValues,
}: DescribedParameter): fc.Arbitrary<unknown> {
  if (paramType === 'body' && LISTS[name] !== undefined) return LISTS[name];
  if (paramType === 'body')
    return fc.dictionary(fc.string({ minLength: 1 }), text, { maxKeys: 4, noNullPrototype: true });
  const item: fc.Arbitrary<string> =
    allowableValues?.valueType === 'LIST' ? fc.constantFrom(...(allowableValues.values ?? [])) : withoutComma;
  if (dataType === 'boolean') return fc.boolean();
  if (dataType === 'int' || dataType === 'long') return fc.integer({ min: 0, max: 2 ** 31 - 1 });
  if (allowMultiple === true) return fc.array(item, { minLength: 1, maxLength: 3 });
  return allowableValues?.valueType === 'LIST' ? item : text;
}

/** Any call of an operation in which every parameter is given that does not contradict another one. */
export function anyCall({ name, parameters }: DescribedOperation): fc.Arbitrary<Values> {
  const all = fc.record(Object.fromEntries(parameters.map((parameter) => [parameter.name, valueOf(parameter)])));
  const variant = fc.nat(variantsOf(name) - 1);
  return fc.tuple(all, variant).map(([values, which]) => consistent(name, values, which));
}

/** Calls the generated method: path parameters first, one options object after. */
export function call(client: Commander, operation: DescribedOperation, values: Values): Promise<unknown> {
  const { resource, method, path, parameters } = operation;
  const repository = (client as AriClient)[resource as keyof AriClient] as unknown as Record<
    string,
    Function | undefined
  >;
  const generated = repository[method];
  if (generated === undefined) throw new Error(`the client has no method ${operation.name}`);
  const given = namesInPath(path).map((name) => values[name]);
  const others = parameters.filter(({ paramType }) => paramType !== 'path').map(({ name }) => name);
  const options = Object.fromEntries(others.filter((name) => name in values).map((name) => [name, values[name]]));
  if (others.length > 0) given.push(options);
  return generated.apply(repository, given) as Promise<unknown>;
}

/** `/channels/{channelId}/play` has `channelId`. */
export function namesInPath(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}
