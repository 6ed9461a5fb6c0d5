import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ResourceContext } from '../execution-context/index.js';
import type { ActionDecorator, ActionInput, ActionOptions, ActionResult } from './action-types.js';
import { markAction } from './binding-metadata.js';

/**
 * An action on one object. The method gets its key, the input and the context of the command. Where the binding has a
 * store, an object that is not there, or not for this user, is answered with 404 before.
 *
 * @example
 * @DetailAction({ input: Vote })
 * vote(pk: string, vote: Vote) { … }
 * @publicApi
 */
export function DetailAction<
  I extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
  R extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
>(
  options: ActionOptions<I, R> = {},
): ActionDecorator<(pk: string, input: ActionInput<I>, context: ResourceContext) => ActionResult<R>> {
  return (_target, method, descriptor) => {
    if (descriptor.value !== undefined) {
      markAction(descriptor.value, { ...options, kind: 'detail', name: options.name ?? method });
    }
  };
}
