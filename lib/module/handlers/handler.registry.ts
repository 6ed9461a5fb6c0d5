import { Injectable } from '@nestjs/common';

/**
 * One handler that hears events.
 * @publicApi
 */
export interface AriHandler {
  /** `HelloController.greet` */
  readonly name: string;
  /** Name of the event, or `*`. */
  readonly event: string;
  /** Name of the connection that it hears. */
  readonly connection: string;
  /** Stasis application that it hears; undefined when it hears all of the connection. */
  readonly application: string | undefined;
  /** It is called without Nest's pipeline, because nothing is bound to it. */
  readonly direct: boolean;
  /** An instance of its class is made for every event. */
  readonly scoped: boolean;
  /** Its events wait for each other. */
  readonly serial: boolean;
  /** How many events a serial handler lost because 1,000 were waiting already. */
  readonly overflowed: number;
  /** How often it was called since the start, and how long it took until its promise was settled, in milliseconds. */
  readonly runs: {
    readonly started: number;
    readonly finished: number;
    readonly failed: number;
    readonly totalMs: number;
    readonly worstMs: number;
  };
}

/**
 * The handlers of the application: what a health page or a test wants to know of them.
 * @publicApi
 */
@Injectable()
export class AriHandlerRegistry {
  readonly #handlers: AriHandler[] = [];

  /** Every handler, in the order in which they were mapped. */
  list(): readonly AriHandler[] {
    return this.#handlers;
  }

  /** Files a handler; the registrar does. */
  add(handler: AriHandler): void {
    this.#handlers.push(handler);
  }
}
