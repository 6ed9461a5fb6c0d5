import type { BaseEvent, EventListener, Unlisten } from '../events/index.js';
import type { EntityFactory } from '../repository/index.js';
import { EventDecoder } from './event-decoder.js';
import { Invocations } from './invocations.js';
import type { ListenerError } from './listener-error.js';
import { ListenerTable } from './listener-table.js';
import { ObjectTable } from './object-table.js';

/** Settings of a dispatcher, and the functions that it reports to. */
export interface DispatcherOptions {
  readonly connection: string;
  readonly entities: EntityFactory;
  /** A listener failed. */
  readonly failed: (failure: ListenerError) => void;
  /** A frame held no event. */
  readonly malformed: (error: Error) => void;
  /** False: no event will ever come. Default true. */
  readonly hearing?: boolean;
}

/**
 * Counts of events.
 * @publicApi
 */
export interface EventCounts {
  /** Frames that came over the event socket. */
  readonly received: number;
  /** Of these, events without a listener; they were not parsed. */
  readonly unheard: number;
  /** Of these, frames that held no event. */
  readonly malformed: number;
}

/**
 * Takes frames and calls the right listeners, in the order in which Asterisk sent the events: first the followers of
 * the objects in the event, then the listeners of its name, then those of every event.
 */
export class Dispatcher {
  readonly objects: ObjectTable;
  readonly invocations: Invocations;
  readonly #listeners = new ListenerTable();
  readonly #decoder: EventDecoder;
  readonly #malformed: (error: Error) => void;
  readonly #call = (listener: EventListener, event: BaseEvent): void => this.invocations.call(listener, event);
  readonly #counts = { received: 0, unheard: 0, malformed: 0 };
  #lastFrameAt: number | undefined;

  constructor(options: DispatcherOptions) {
    this.invocations = new Invocations(options.connection, options.failed);
    this.objects = new ObjectTable({
      call: this.#call,
      hearing: options.hearing,
    });
    this.#decoder = new EventDecoder(options.entities);
    this.#malformed = options.malformed;
  }

  get counts(): EventCounts {
    return { ...this.#counts };
  }

  /** When the last frame came. */
  get lastFrameAt(): Date | undefined {
    return this.#lastFrameAt === undefined ? undefined : new Date(this.#lastFrameAt);
  }

  /** Adds a listener of an event name, or of every event (`'*'`), of one application or of all. */
  listen(name: string, listener: EventListener, application?: string): Unlisten {
    return this.#listeners.add(name, listener, application);
  }

  /** Names that have listeners. */
  names(): string[] {
    return this.#listeners.names();
  }

  /**
   * Takes a frame.
   *
   * @param name - its type; undefined where only parsing can tell it.
   * @param decoder - makes the domain objects of its event, when several sockets share this dispatcher.
   */
  frame(frame: Buffer, name: string | undefined, decoder: EventDecoder = this.#decoder): void {
    this.#counts.received += 1;
    this.#lastFrameAt = Date.now();
    if (name !== undefined && !this.#wanted(name)) {
      this.#counts.unheard += 1;
      return;
    }
    let event: BaseEvent;
    try {
      event = decoder.decode(frame, name);
    } catch (error) {
      this.#counts.malformed += 1;
      this.#malformed(error as Error);
      return;
    }
    this.dispatch(event);
  }

  dispatch(event: BaseEvent): void {
    this.objects.dispatch(event);
    this.#listeners.dispatch(event.type, event, this.#call);
    this.#listeners.dispatch('*', event, this.#call);
  }

  #wanted(name: string): boolean {
    return this.#listeners.has(name) || this.#listeners.has('*') || this.objects.wants(name);
  }
}
