import type { ResourceAction } from './resource.js';

/** Where Nest finds which argument is what. A key of our own: decorators of HTTP leave nothing there. */
export const ARGUMENTS = 'ari:resource-arguments';

/** Kinds of arguments, by Nest's numbers for the parameter of a path and the body of a request. */
const PK = 5;
export const INPUT = 3;
const CONTEXT = 23;

interface StoredArgument {
  readonly index: number;
  readonly data?: string;
  readonly pipes: readonly never[];
}

/** The arguments of an action, as Nest keeps those of a route. */
export function argumentsMetadata({
  kind,
  takesInput,
}: Pick<ResourceAction, 'kind' | 'takesInput'>): Record<string, StoredArgument> {
  const kinds = [...(kind === 'detail' ? [PK] : []), ...(takesInput ? [INPUT] : []), CONTEXT];
  return Object.fromEntries(kinds.map((number, index) => [`${number}:${index}`, { index, pipes: [] }]));
}

/** Hands Nest the arguments of an action: the key, the input, the context. */
export class ActionParameters {
  exchangeKeyForValue(kind: number, _data: unknown, args: readonly unknown[]): unknown {
    if (kind === PK) return args[0];
    return kind === INPUT ? args.at(-2) : args.at(-1);
  }
}
