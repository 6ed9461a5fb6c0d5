import { Bridge, type BridgeBirth, type BridgeType } from './bridge.js';
import type { Clock } from './clock.js';
import type { EventBus } from './event-bus.js';

const typeWords = new Set([
  'mixing',
  'holding',
  'dtmf_events',
  'proxy_media',
  'video_sfu',
  'video_single',
  'sdp_label',
]);

/** What the `type` parameter asks for, or nothing when a word of it is unknown. */
export function parseBridgeType(words: string): { type: BridgeType; videoMode: string } | undefined {
  const asked = words === '' ? [] : words.split(',');
  if (asked.some((word) => !typeWords.has(word))) return undefined;
  const type = asked.includes('holding') ? 'holding' : 'mixing';
  if (asked.includes('video_sfu')) return { type, videoMode: 'sfu' };
  return { type, videoMode: asked.includes('video_single') ? 'single' : 'talker' };
}

/** The bridges that exist now. */
export class Bridges {
  readonly #bus: EventBus;
  readonly #clock: Clock;
  readonly #byId = new Map<string, Bridge>();

  constructor(bus: EventBus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
  }

  create(birth: BridgeBirth): Bridge {
    const bridge = new Bridge(this.#bus, this.#clock, birth);
    this.#byId.set(bridge.id, bridge);
    bridge.publish('BridgeCreated');
    return bridge;
  }

  find(id: string): Bridge | undefined {
    return this.#byId.get(id);
  }

  all(): Bridge[] {
    return [...this.#byId.values()];
  }

  destroy(bridge: Bridge): void {
    this.#byId.delete(bridge.id);
    bridge.destroy();
    this.#bus.endTopic(`bridge:${bridge.id}`);
  }
}
