import type { BaseEvent } from '../../client/index.js';
import { mainSubject } from '../../client/internal.js';
import { AriHandlerOverflowException } from './ari-handler-overflow.exception.js';
import { SERIAL_BOUND, type SerialQueues } from './serial-queues.js';

/** A handler whose events wait for each other, together with those of its controller's other serial handlers. */
export class SerialHandler {
  readonly #name: string;
  readonly #connection: string;
  readonly #queues: SerialQueues;
  readonly #invoke: (event: BaseEvent) => unknown;
  #overflowed = 0;

  constructor(name: string, connection: string, queues: SerialQueues, invoke: (event: BaseEvent) => unknown) {
    this.#name = name;
    this.#connection = connection;
    this.#queues = queues;
    this.#invoke = invoke;
  }

  /** How many events were dropped because too many waited. */
  get overflowed(): number {
    return this.#overflowed;
  }

  /**
   * Calls the handler when it is the turn of this event.
   *
   * @throws {AriHandlerOverflowException} too many wait already.
   */
  call(event: BaseEvent): Promise<unknown> {
    const object = mainSubject(event);
    if (this.#queues.isFull(object)) {
      this.#overflowed += 1;
      throw new AriHandlerOverflowException(this.#connection, this.#name, SERIAL_BOUND);
    }
    return this.#queues.run(object, () => this.#invoke(event));
  }
}
