import type { SimulatedPlayback } from './simulated-playback.js';

/** The playbacks that are queued or playing. A finished one is forgotten, as on the real server. */
export class Playbacks {
  readonly #byId = new Map<string, SimulatedPlayback>();

  find(id: string): SimulatedPlayback | undefined {
    return this.#byId.get(id);
  }

  add(playback: SimulatedPlayback): void {
    this.#byId.set(playback.id, playback);
  }

  forget(playback: SimulatedPlayback): void {
    // The same id may have been given to a later playback.
    if (this.#byId.get(playback.id) === playback) this.#byId.delete(playback.id);
  }
}
