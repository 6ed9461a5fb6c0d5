/** A shape by a Standard Schema, such as one of zod. Only its type is used: nothing of it needs to be loaded. */
interface SchemaLike {
  readonly '~standard': { readonly types?: { readonly input: unknown; readonly output: unknown } | undefined };
}

/**
 * What a gateway offers, as types. A shape is a schema of the server, by `import type` and `typeof`, or any other type.
 *
 * @example
 * import type { Call } from '../server/calls.js';
 * interface Api {
 *   streams: { calls: typeof Call };
 *   methods: { 'agents.pause': { input: { minutes: number }; output: { until: string } } };
 *   channels: { 'queue.sales': { callers: number } };
 * }
 * new GatewayClient<Api>({ url });
 */
export interface GatewayApi {
  readonly streams?: object;
  readonly methods?: object;
  readonly channels?: object;
}

type Anything = Readonly<Record<string, unknown>>;
type Part<A, P extends keyof GatewayApi, Otherwise> = A extends { readonly [K in P]: infer Given } ? Given : Otherwise;

/** What comes of a shape: the output of a schema, or the type itself. */
export type OutputOf<S> = S extends SchemaLike
  ? NonNullable<S['~standard']['types']> extends { readonly output: infer Output }
    ? Output
    : unknown
  : S;

/** What goes into a shape: the input of a schema, or the type itself. */
export type InputOf<S> = S extends SchemaLike
  ? NonNullable<S['~standard']['types']> extends { readonly input: infer Input }
    ? Input
    : unknown
  : S;

type Streams<A> = Part<A, 'streams', Record<string, Anything>>;
type Methods<A> = Part<A, 'methods', Record<string, { input: Anything; output: unknown }>>;
type Channels<A> = Part<A, 'channels', Record<string, unknown>>;

export type StreamName<A> = keyof Streams<A> & string;
export type StreamShape<A, N extends StreamName<A>> = Streams<A>[N];

export type MethodName<A> = keyof Methods<A> & string;
export type MethodInput<A, M extends MethodName<A>> = Methods<A>[M] extends { input: infer I } ? InputOf<I> : Anything;
export type MethodOutput<A, M extends MethodName<A>> = Methods<A>[M] extends { output: infer O }
  ? OutputOf<O>
  : unknown;

export type ChannelName<A> = keyof Channels<A> & string;
export type ChannelData<A, C extends ChannelName<A>> = OutputOf<Channels<A>[C]>;
