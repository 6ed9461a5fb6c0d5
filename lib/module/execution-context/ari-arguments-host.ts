import type { ArgumentsHost } from '@nestjs/common';
import type { BaseEvent } from '../../client/index.js';
import type { AriContext } from './ari-context.js';
import { isAriContext } from './is-ari-context.js';

/**
 * What an exception filter can ask about the event whose handler failed.
 *
 * @example
 * catch(exception: Error, host: ArgumentsHost) {
 *   const { channel } = AriArgumentsHost.create(host).getEvent<StasisStart>();
 *   return channel.hangup({ ifGone: 'ignore' });
 * }
 * @publicApi
 */
export class AriArgumentsHost {
  readonly #host: ArgumentsHost;

  protected constructor(host: ArgumentsHost) {
    if (!isAriContext(host)) {
      throw new TypeError(`An execution context of type "${host.getType()}" has no ARI event; ask isAriContext first.`);
    }
    this.#host = host;
  }

  /** @throws {TypeError} the context is not one of an ARI handler; `isAriContext` tells beforehand. */
  static create(host: ArgumentsHost): AriArgumentsHost {
    return new AriArgumentsHost(host);
  }

  /** The event. */
  getEvent<E extends BaseEvent = BaseEvent>(): AriContext<E>['event'] {
    return this.getContext<E>().event;
  }

  /** Connection, client and application that the event came from. */
  getContext<E extends BaseEvent = BaseEvent>(): AriContext<E> {
    return this.#host.getArgByIndex<AriContext<E>>(1);
  }

  /** `ari`. */
  getType(): string {
    return this.#host.getType();
  }
}
