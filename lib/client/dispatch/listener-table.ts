import type { BaseEvent, EventListener, Unlisten } from '../events/index.js';

const NONE: readonly EventListener[] = [];

/** The listeners of one event name: those of every application, and those of one. */
interface Named {
  all: readonly EventListener[];
  readonly byApplication: Map<string, readonly EventListener[]>;
}

/** Keeps listeners by event name and application. Finding them costs two look-ups, however many there are. */
export class ListenerTable {
  readonly #byName = new Map<string, Named>();

  add(name: string, listener: EventListener, application?: string): Unlisten {
    const named = this.#named(name);
    if (application === undefined) named.all = [...named.all, listener];
    else named.byApplication.set(application, [...(named.byApplication.get(application) ?? NONE), listener]);
    let listening = true;
    return () => {
      if (listening) this.#remove(name, listener, application);
      listening = false;
    };
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** Names that have listeners. */
  names(): string[] {
    return [...this.#byName.keys()];
  }

  /**
   * Calls every listener of a name with an event: those of all applications first. Outbound sockets name an application
   * `app:channel` for one call: its listeners are those of `app`.
   */
  dispatch(name: string, event: BaseEvent, call: (listener: EventListener, event: BaseEvent) => void): void {
    const named = this.#byName.get(name);
    if (named === undefined) return;
    for (const listener of named.all) call(listener, event);
    if (named.byApplication.size === 0) return;
    for (const listener of ofApplication(named.byApplication, event.application)) call(listener, event);
  }

  #named(name: string): Named {
    let named = this.#byName.get(name);
    if (named === undefined) {
      named = { all: NONE, byApplication: new Map() };
      this.#byName.set(name, named);
    }
    return named;
  }

  // Lists are replaced, never changed: a listener may end itself or others while an event is being handed round.
  #remove(name: string, listener: EventListener, application: string | undefined): void {
    const named = this.#byName.get(name);
    if (named === undefined) return;
    if (application === undefined) named.all = without(named.all, listener);
    else {
      const rest = without(named.byApplication.get(application) ?? NONE, listener);
      if (rest.length > 0) named.byApplication.set(application, rest);
      else named.byApplication.delete(application);
    }
    if (named.all.length === 0 && named.byApplication.size === 0) this.#byName.delete(name);
  }
}

function ofApplication(byApplication: Named['byApplication'], application: string): readonly EventListener[] {
  const exact = byApplication.get(application);
  if (exact !== undefined) return exact;
  const colon = application.indexOf(':');
  return colon < 0 ? NONE : (byApplication.get(application.slice(0, colon)) ?? NONE);
}

function without(listeners: readonly EventListener[], listener: EventListener): readonly EventListener[] {
  const index = listeners.indexOf(listener);
  return index < 0 ? listeners : [...listeners.slice(0, index), ...listeners.slice(index + 1)];
}
