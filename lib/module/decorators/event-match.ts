import type { ChannelOrigin } from '../hearing/index.js';

type Scalar = string | number | boolean | null;

/**
 * Decides by the value of a field, and by the event where that is not enough.
 * @publicApi
 */
export type FieldPredicate<V, E> = (value: V, event: E) => boolean;

/**
 * What a field must be: a value, any of several, text that fits an expression, or what a predicate takes.
 * @publicApi
 */
export type FieldMatch<V, E> =
  | (Extract<V, Scalar> extends never ? never : Extract<V, Scalar> | readonly Extract<V, Scalar>[])
  | (Extract<V, string> extends never ? never : RegExp)
  | FieldPredicate<V, E>;

/**
 * What the first arguments of `Stasis()` must be, one after another; further ones may be anything.
 * @publicApi
 */
export type ArgumentsMatch = string | readonly (string | RegExp | ((value: string) => boolean))[];

/**
 * Conditions on the fields of an event; all of them must hold. A field that is missing fits a predicate at most.
 * @publicApi
 */
export type EventMatch<E> = {
  readonly [K in keyof E as K extends 'type' | 'args' ? never : K]?: FieldMatch<E[K], E>;
} & (E extends { readonly args: readonly string[] } ? { readonly args?: ArgumentsMatch } : unknown);

/**
 * Where a channel must come from: one origin, any of several, or `any`.
 * @publicApi
 */
export interface OriginMatch {
  readonly origin?: ChannelOrigin | 'any' | readonly ChannelOrigin[];
}
