import { EventLoopLag, type AriStatusChange } from '../connection/index.js';
import type { AriConnectionState } from './connection-state.js';

/** The part of the state that can be read at any moment. */
type Present = Pick<AriConnectionState, 'name' | 'apps' | 'inFlight' | 'events' | 'lastEventAt'>;

/** Keeps the history of a connection: status, reconnects and lag of the event loop. */
export class ConnectionRecord {
  /** The lag of the event loop, measured while events can come. */
  readonly lag: EventLoopLag;
  #change: AriStatusChange = { status: 'idle', previous: 'idle' };
  #since = new Date();
  #connects = 0;

  /** @param lagged - called with every lag near the limit of Asterisk, in milliseconds. */
  constructor(lagged: (lagMs: number) => void) {
    this.lag = new EventLoopLag(lagged);
  }

  /** The last change of the status. */
  get change(): AriStatusChange {
    return this.#change;
  }

  changed(change: AriStatusChange): void {
    this.#change = change;
    if (change.status === change.previous) return;
    this.#since = new Date();
    if (change.status === 'connected') {
      this.#connects += 1;
      this.lag.start();
    } else this.lag.stop();
  }

  state(present: Present): AriConnectionState {
    const { status, reason } = this.#change;
    const worstMs = this.lag.worst();
    return {
      ...present,
      status,
      since: this.#since,
      reason,
      reconnects: Math.max(0, this.#connects - 1),
      lag: { latestMs: this.lag.latest, worstMs },
    };
  }
}
