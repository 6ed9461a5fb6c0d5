import { EventLoopLag, type AriStatusChange } from '../connection/index.js';
import type { AriConnectionState } from './connection-state.js';

/** What a connection knows of itself at any moment, without a record of the past. */
type Present = Pick<AriConnectionState, 'name' | 'apps' | 'inFlight' | 'events' | 'lastEventAt'>;

/** What has become of a connection so far. */
export class ConnectionRecord {
  /** The lag of the event loop, measured while events can come. */
  readonly lag: EventLoopLag;
  #change: AriStatusChange = { status: 'idle', previous: 'idle' };
  #since = new Date();
  #connects = 0;

  /** @param lagged - hears of every lag near Asterisk's limit, in milliseconds. */
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
