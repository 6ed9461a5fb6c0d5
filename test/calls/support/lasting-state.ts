import { type CallState, type CallStateStore, MemoryCallState } from 'nestjs-ari/calls';

/** A store that outlives those who use it, as several processes share one. */
export class LastingState implements CallStateStore {
  readonly #kept = new MemoryCallState();

  read(collection: string): Promise<ReadonlyMap<string, CallState>> {
    return this.#kept.read(collection);
  }

  change(collection: string, id: string, expected?: CallState, next?: CallState): Promise<boolean> {
    return this.#kept.change(collection, id, expected, next);
  }
}
