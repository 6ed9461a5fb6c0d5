import type { EventListener, Unlisten } from '../events/index.js';
import type { CallingAsterisk } from './calling-asterisk.js';

interface StandingListener {
  readonly name: string;
  readonly listener: EventListener;
  readonly application: string | undefined;
  readonly ends: Map<CallingAsterisk, Unlisten>;
}

/** Keeps the listeners for every Asterisk: for those that have opened a socket, and for those that will. */
export class StandingListeners {
  readonly #listeners = new Set<StandingListener>();

  add(
    asterisks: Iterable<CallingAsterisk>,
    name: string,
    listener: EventListener,
    application: string | undefined,
  ): Unlisten {
    const standing: StandingListener = { name, listener, application, ends: new Map() };
    this.#listeners.add(standing);
    for (const asterisk of asterisks) begin(standing, asterisk);
    return () => {
      this.#listeners.delete(standing);
      for (const end of standing.ends.values()) end();
      standing.ends.clear();
    };
  }

  /** Adds the listeners to an Asterisk that has opened its first socket. */
  begin(asterisk: CallingAsterisk): void {
    for (const standing of this.#listeners) begin(standing, asterisk);
  }

  /** Forgets an Asterisk that is gone for good. */
  end(asterisk: CallingAsterisk): void {
    for (const { ends } of this.#listeners) {
      ends.get(asterisk)?.();
      ends.delete(asterisk);
    }
  }
}

function begin({ name, listener, application, ends }: StandingListener, asterisk: CallingAsterisk): void {
  ends.set(asterisk, asterisk.follow(name, listener, application));
}
