import { type CallState, type CallStateStore, MemoryCallState } from 'nestjs-ari/calls';

/** A store that outlives those who use it, as several processes share one. */
export class LastingState implements CallStateStore {
  /** Whether it cannot be reached at the moment. */
  away = false;
  readonly #kept = new MemoryCallState();

  async read(collection: string): Promise<ReadonlyMap<string, CallState>> {
    this.#reached();
    return this.#kept.read(collection);
  }

  async change(collection: string, id: string, expected?: CallState, next?: CallState): Promise<boolean> {
    this.#reached();
    return this.#kept.change(collection, id, expected, next);
  }

  #reached(): void {
    if (this.away) throw new Error('the store is away');
  }
}
