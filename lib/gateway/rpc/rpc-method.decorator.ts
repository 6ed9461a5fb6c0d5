import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ActionDecorator, ActionInput, ActionResult, ResourceContext } from '../../resources/index.js';
import { markRpc } from './rpc-metadata.js';

/**
 * What goes into a method that clients call, and what comes out.
 * @publicApi
 */
export interface RpcMethodOptions<I extends StandardSchemaV1, R extends StandardSchemaV1> {
  /** Shape of the payload. Without one the method gets what the client sent, as `unknown`. */
  readonly input?: I;
  /** Shape of the result, for documents and as a check. */
  readonly output?: R;
}

/**
 * Lets clients of the gateway call a method of any provider, by name: users that `can(user, 'rpc', name)` permits. It gets
 * the payload and the context of the call. Guards, pipes, interceptors and filters of Nest work on it.
 *
 * @example
 * @RpcMethod('agents.pause', { input: z.object({ minutes: z.number() }) })
 * pause({ minutes }: { minutes: number }, { user }: ResourceContext) {
 *   return { until: this.agents.pause(user.id, minutes) };
 * }
 * @publicApi
 */
export function RpcMethod<
  I extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
  R extends StandardSchemaV1 = StandardSchemaV1<unknown, unknown>,
>(
  name: string,
  { input, output }: RpcMethodOptions<I, R> = {},
): ActionDecorator<(input: ActionInput<I>, context: ResourceContext) => ActionResult<R>> {
  return (_target, _method, descriptor) => {
    if (descriptor.value !== undefined) markRpc(descriptor.value, { name, input, output });
  };
}
