import { Observable } from 'rxjs';
import { type BaseEvent, type EntityKind, EventStream, EventSubscription } from '../events/index.js';
import { Entity } from './entity.js';
import { type RepositoryContext, Repository } from '../repository/index.js';

/**
 * A domain object that has events. Listeners are filed under connection, kind and id, not under this snapshot: it does
 * not matter which snapshot of an object they were put on, and all of them end when the object ends.
 */
export abstract class LiveEntity<R extends Repository, Events extends object> extends Entity<R> {
  /**
   * Calls `listener` with every event of a name (or all, `'*'`) that tells of this object, in the order in which
   * Asterisk sent them. A listener that fails harms no other: see `errors` of the client.
   */
  on<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): EventSubscription;
  on(name: '*', listener: (event: Events[keyof Events]) => unknown): EventSubscription;
  on(name: string, listener: (event: never) => unknown): EventSubscription {
    return this.#listen(name, listener, false);
  }

  /** Like `on`, for one event. */
  once<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): EventSubscription;
  once(name: '*', listener: (event: Events[keyof Events]) => unknown): EventSubscription;
  once(name: string, listener: (event: never) => unknown): EventSubscription {
    return this.#listen(name, listener, true);
  }

  /** Ends a listener that was put on this object with `on` or `once`, on whichever snapshot of it. */
  off<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): void;
  off(name: '*', listener: (event: Events[keyof Events]) => unknown): void;
  off(name: string, listener: (event: never) => unknown): void {
    this.context().events.unlisten(this.kind(), this.identity(), name, listener as (event: BaseEvent) => unknown);
  }

  /**
   * The events of a name (or all, `'*'`) as an Observable. Whoever subscribes hears what comes from then on; it
   * completes when the object ends or the client is closed.
   */
  observe<K extends keyof Events & string>(name: K): Observable<Events[K]>;
  observe(name: '*'): Observable<Events[keyof Events]>;
  observe(name: string): Observable<Events[keyof Events]> {
    return new Observable((subscriber) => {
      if (this.isOver()) {
        subscriber.complete();
        return undefined;
      }
      return this.context().events.watch(this.kind(), this.identity(), name, {
        event: (event) => subscriber.next(event as Events[keyof Events]),
        ended: () => subscriber.complete(),
        closed: () => subscriber.complete(),
      });
    });
  }

  /**
   * The events of a name, for `for await`. It listens at once, and no event is lost between two turns of the loop;
   * leaving the loop ends the listener, and the loop ends when the object ends, the client is closed or `signal` aborts.
   */
  stream<K extends keyof Events & string>(
    name: K,
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterableIterator<Events[K]> {
    return new EventStream(this.observe(name) as Observable<Events[K] & object>, options?.signal);
  }

  /** The kind that the listeners of this object are filed under. */
  protected abstract kind(): EntityKind;

  /** Whether it is known to have ended: then no listener is put on it, as none would ever go. */
  protected isOver(): boolean {
    return false;
  }

  /** What the repository of this object stands on. */
  protected context(): RepositoryContext {
    return Repository.contextOf(this.repository());
  }

  #listen(name: string, listener: (event: never) => unknown, once: boolean): EventSubscription {
    if (this.isOver()) return EventSubscription.ended();
    const { events } = this.context();
    const call = listener as (event: BaseEvent) => unknown;
    return new EventSubscription(events.listen(this.kind(), this.identity(), name, call, once), events.ready(name));
  }
}
