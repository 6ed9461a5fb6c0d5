/**
 * What keeps a decorator off a method whose first argument is the event of another decorator. A first argument that is
 * no event (a parameter decorator puts a field there) is taken as it is; the tuples keep unions whole, so that a method
 * with two decorators may take the union of both events.
 */
export type Check<E extends { readonly type: string }, T> = T extends (first: infer F, ...rest: never[]) => unknown
  ? 0 extends 1 & F
    ? T
    : unknown extends F
      ? T
      : [F] extends [{ readonly type: string }]
        ? [E] extends [F]
          ? T
          : { readonly ERROR: `handler receives ${E['type']}` }
        : T
  : never;

/**
 * Goes on a method that takes an event `E`, or arguments with parameter decorators, and gives an `R`.
 * @publicApi
 */
export type HandlerDecorator<E extends { readonly type: string }, R = unknown> = <T extends (...args: never[]) => R>(
  target: object,
  method: string,
  descriptor: TypedPropertyDescriptor<T> & TypedPropertyDescriptor<Check<E, T>>,
) => void;
