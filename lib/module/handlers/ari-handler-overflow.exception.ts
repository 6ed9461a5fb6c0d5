import { AriException } from '../../client/index.js';

/**
 * A serial handler is too slow for its events: too many wait, and this one was dropped.
 * @publicApi
 */
export class AriHandlerOverflowException extends AriException {
  override readonly code: string = 'ARI_HANDLER_OVERFLOW';
  /** `QueueController.digit` */
  readonly handler: string;

  constructor(connection: string, handler: string, bound: number) {
    super(
      `${handler} is serial and ${bound} events of one object wait for it: this one is dropped. ` +
        'Does it wait for something that never comes?',
      { operation: 'handler', connection },
    );
    this.handler = handler;
  }
}
