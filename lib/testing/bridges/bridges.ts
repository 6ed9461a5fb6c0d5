import { SimulatedBridge, type BridgeBirth, type BridgeType } from './simulated-bridge.js';
import type { Clock } from '../clock/index.js';
import type { EventBus } from '../events/index.js';

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
  readonly #byId = new Map<string, SimulatedBridge>();

  constructor(bus: EventBus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
  }

  create(birth: BridgeBirth): SimulatedBridge {
    const bridge = new SimulatedBridge(this.#bus, this.#clock, birth);
    this.#byId.set(bridge.id, bridge);
    bridge.publish('BridgeCreated');
    return bridge;
  }

  find(id: string): SimulatedBridge | undefined {
    return this.#byId.get(id);
  }

  all(): SimulatedBridge[] {
    return [...this.#byId.values()];
  }

  destroy(bridge: SimulatedBridge): void {
    this.#byId.delete(bridge.id);
    bridge.destroy();
    this.#bus.endTopic(`bridge:${bridge.id}`);
  }
}
