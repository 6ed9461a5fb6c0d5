import { Observable } from 'rxjs';
import type { AriEvent } from './ari-event.js';
import { Entity } from './entity.js';
import { eventStream } from './event-stream.js';
import { EventSubscription } from './event-subscription.js';
import type { EntityKind } from './operation.js';
import type { RepositoryContext } from './repository-context.js';
import { Repository } from './repository.js';

/**
 * A domain object that has events. Listeners are filed under connection, kind and id, not under this snapshot: it does
 * not matter which snapshot of an object they were put on, and all of them end when the object ends.
 */
export abstract class LiveEntity<R extends Repository, Events extends object> extends Entity<R> {
  /** Calls `listener` with every event of a name (or all, `'*'`) that tells of this object, in order. */
  on<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): EventSubscription;
  on(name: '*', listener: (event: Events[keyof Events]) => unknown): EventSubscription;
  on(name: string, listener: (event: never) => unknown): EventSubscription {
    const call = listener as (event: AriEvent) => unknown;
    return new EventSubscription(this.context().events.listen(this.kind(), this.identity(), name, call));
  }

  /** Like `on`, for one event. */
  once<K extends keyof Events & string>(name: K, listener: (event: Events[K]) => unknown): EventSubscription {
    const subscription = this.on(name, (event) => {
      subscription.unsubscribe();
      return listener(event);
    });
    return subscription;
  }

  /** Ends a listener that was put on this object with `on`, on whichever snapshot of it. */
  off<K extends keyof Events & string>(name: K | '*', listener: (event: Events[K]) => unknown): void {
    const call = listener as unknown as (event: AriEvent) => unknown;
    this.context().events.unlisten(this.kind(), this.identity(), name, call);
  }

  /** The events of a name as an Observable. It completes when the object ends or the client is closed. */
  observe<K extends keyof Events & string>(name: K): Observable<Events[K]> {
    return new Observable((subscriber) =>
      this.context().events.watch(this.kind(), this.identity(), [name], {
        event: (event) => subscriber.next(event as Events[K]),
        ended: () => subscriber.complete(),
        closed: () => subscriber.complete(),
      }),
    );
  }

  /**
   * The events of a name, for `for await`. None is lost between two turns of the loop; leaving the loop ends the
   * listener, and the loop ends when the object ends, the client is closed or `signal` aborts.
   */
  stream<K extends keyof Events & string>(
    name: K,
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterableIterator<Events[K]> {
    return eventStream(this.observe(name), options?.signal);
  }

  /** The kind that the listeners of this object are filed under. */
  protected abstract kind(): EntityKind;

  /** What the repository of this object stands on. */
  protected context(): RepositoryContext {
    return Repository.contextOf(this.repository());
  }
}
