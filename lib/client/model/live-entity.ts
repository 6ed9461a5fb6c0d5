import { Observable } from 'rxjs';
import { type BaseEvent, type EntityKind, EventStream, EventSubscription } from '../events/index.js';
import { Entity } from './entity.js';
import { type RepositoryContext, Repository } from '../repository/index.js';

/**
 * Base of the domain objects that have events. Listeners belong to connection, kind and id, not to this snapshot: it
 * does not matter to which snapshot of an object they were added, and all of them end when the object ends.
 */
export abstract class LiveEntity<R extends Repository, Events extends object> extends Entity<R> {
  /**
   * Calls `listener` with every event of a name (or all, `'*'`) about this object, in the order in which Asterisk sent
   * them. A listener that fails does not affect others; `errors` of the client reports it.
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

  /** Ends a listener that was added to this object with `on` or `once`, on any snapshot of it. */
  off<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): void;
  off(name: '*', listener: (event: Events[keyof Events]) => unknown): void;
  off(name: string, listener: (event: never) => unknown): void {
    this.context().events.unlisten(this.kind(), this.identity(), name, listener as (event: BaseEvent) => unknown);
  }

  /**
   * Gives the events of a name (or all, `'*'`) as an Observable, from the subscription on. It completes when the object
   * ends or the client is closed.
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
   * Gives the events of a name to a `for await` loop. It listens at once, and no event is lost between two turns of the
   * loop; leaving the loop ends the listener, and the loop ends when the object ends, the client is closed or `signal`
   * aborts.
   */
  stream<K extends keyof Events & string>(
    name: K,
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterableIterator<Events[K]> {
    return new EventStream(this.observe(name) as Observable<Events[K] & object>, options?.signal);
  }

  /** The kind under which the listeners of this object are kept. */
  protected abstract kind(): EntityKind;

  /** Whether it is known to have ended: then no listener is added, because nothing would remove it. */
  protected isOver(): boolean {
    return false;
  }

  /** The context of the repository of this object. */
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
