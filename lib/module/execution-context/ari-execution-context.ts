import type { ExecutionContext, Type } from '@nestjs/common';
import { AriArgumentsHost } from './ari-arguments-host.js';

/**
 * What a guard or interceptor can ask about the handler that is about to run.
 *
 * @example
 * canActivate(context: ExecutionContext) {
 *   const { channel } = AriExecutionContext.create(context).getEvent<StasisStart>();
 *   return channel.caller.number !== '';
 * }
 * @publicApi
 */
export class AriExecutionContext extends AriArgumentsHost {
  readonly #context: ExecutionContext;

  protected constructor(context: ExecutionContext) {
    super(context);
    this.#context = context;
  }

  /** @throws {TypeError} the context is not one of an ARI handler; `isAriContext` tells beforehand. */
  static override create(context: ExecutionContext): AriExecutionContext {
    return new AriExecutionContext(context);
  }

  /** Class of the handler. */
  getClass<T = unknown>(): Type<T> {
    return this.#context.getClass<T>();
  }

  /** Method that is about to run; decorators of your own left their metadata on it. */
  getHandler(): ReturnType<ExecutionContext['getHandler']> {
    return this.#context.getHandler();
  }
}
