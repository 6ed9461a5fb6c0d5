import type { SimulatedBridge, BridgeAgent } from './simulated-bridge.js';
import type { Channels } from '../channels/index.js';
import type { Sound } from '../media/index.js';
import type { EventBus } from '../events/index.js';

interface BridgePlayer {
  readonly agent: BridgeAgent;
  queue: Promise<void>;
  waiting: number;
}

/** What is played, recorded and made music of in bridges, through hidden channels that enter and leave for it. */
export class BridgeMedia {
  readonly #bus: EventBus;
  readonly #channels: Channels;
  readonly #players = new WeakMap<SimulatedBridge, BridgePlayer>();
  readonly #music = new WeakMap<SimulatedBridge, BridgeAgent>();

  constructor(bus: EventBus, channels: Channels) {
    this.#bus = bus;
    this.#channels = channels;
  }

  /** Runs `play` when everything that was queued before it is over. One announcer serves them all and leaves after the last. */
  queue(bridge: SimulatedBridge, play: () => Promise<void>): void {
    const player = this.#players.get(bridge) ?? this.#bringPlayer(bridge);
    player.waiting++;
    player.queue = player.queue.then(play).then(() => {
      player.waiting--;
      if (player.waiting > 0) return;
      this.#players.delete(bridge);
      bridge.removeAgent(player.agent);
    });
  }

  /** Brings a recorder in; the returned function takes it out again. */
  bringRecorder(bridge: SimulatedBridge): () => void {
    const agent = this.#agent('Recorder/ARI');
    bridge.addAgent(agent);
    return () => bridge.removeAgent(agent);
  }

  startMusic(bridge: SimulatedBridge): void {
    if (this.#music.has(bridge)) return;
    const agent = this.#agent('Announcer/ARI_MOH');
    this.#music.set(bridge, agent);
    bridge.addAgent(agent);
  }

  /** False when the bridge has no music. */
  stopMusic(bridge: SimulatedBridge): boolean {
    const agent = this.#music.get(bridge);
    if (!agent) return false;
    this.#music.delete(bridge);
    bridge.removeAgent(agent);
    return true;
  }

  /** Lets everybody in the bridge hear a sound. */
  hear(bridge: SimulatedBridge, sound: Sound): () => void {
    const ends = bridge.members.map((member) => member.device.hear(sound));
    bridge.mix.start();
    return () => {
      bridge.mix.stop();
      for (const end of ends) end();
    };
  }

  /**
   * Tells an event of a hidden channel: those who watch the bridge get it, and those who watch all channels get it too, so that
   * an application that does both gets it twice, as on the real server.
   */
  publish(bridge: SimulatedBridge, type: string, fields: Readonly<Record<string, unknown>>): void {
    this.#bus.publish([`bridge:${bridge.id}`, 'channel:'], type, () => fields);
  }

  #bringPlayer(bridge: SimulatedBridge): BridgePlayer {
    const player = { agent: this.#agent('Announcer/ARI'), queue: Promise.resolve(), waiting: 0 };
    this.#players.set(bridge, player);
    bridge.addAgent(player.agent);
    return player;
  }

  #agent(name: string): BridgeAgent {
    return { name: `${name}-${this.#channels.nextNameNumber()};2` };
  }
}
