import type { BaseEvent } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Bridge } from '../bridge.js';
import type { PlaybackTarget } from './playback-target.js';
import { Settlement } from '../../outcomes/index.js';

/** Reports when nobody in a bridge can hear a sound any more: when its last channel has left, the sound fails. */
export class BridgeTarget implements PlaybackTarget {
  readonly over = new Settlement<{ readonly outcome: 'hangup' }>();
  readonly release: () => void;
  #deserted = new Settlement<void>();

  constructor(bridgeId: string, { events, lives }: EntityContext) {
    this.release = events.watch('Bridge', bridgeId, ['ChannelEnteredBridge', 'ChannelLeftBridge', 'BridgeDestroyed'], {
      event: (event) => {
        const { bridge } = event as BaseEvent & { readonly bridge: Bridge };
        if (event.type === 'ChannelEnteredBridge') this.#deserted = new Settlement();
        // The bridge also lists the channels with which Asterisk itself plays and records.
        else if (!bridge.channels.some((id) => lives.has(id))) this.#deserted.settle();
        if (event.type === 'BridgeDestroyed') this.over.settle({ outcome: 'hangup' });
      },
    });
  }

  get deserted(): Settlement<void> {
    return this.#deserted;
  }
}
