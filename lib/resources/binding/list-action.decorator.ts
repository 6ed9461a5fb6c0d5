import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ResourceContext } from '../execution-context/index.js';
import type { ActionDecorator, ActionInput, ActionOptions, ActionResult } from './action-types.js';
import { markAction } from './binding-metadata.js';

/**
 * An action on a resource as a whole. The method gets the input and the context of the command.
 *
 * @example
 * @ListAction({ input: Text })
 * announce(text: Text) { … }
 * @publicApi
 */
export function ListAction<
  I extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
  R extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
>(
  options: ActionOptions<I, R> = {},
): ActionDecorator<(input: ActionInput<I>, context: ResourceContext) => ActionResult<R>> {
  return (_target, method, descriptor) => {
    if (descriptor.value !== undefined)
      markAction(descriptor.value, { ...options, kind: 'list', name: options.name ?? method });
  };
}
