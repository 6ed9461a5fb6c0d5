import { SimulatedChannel, type ChannelBirth } from './simulated-channel.js';
import type { Clock } from '../clock/index.js';
import type { EventBus } from '../events/index.js';

/** The channels that exist now, and the numbers from which new ones get their names. */
export class Channels {
  readonly #bus: EventBus;
  readonly #clock: Clock;
  readonly #systemName: string;
  readonly #byId = new Map<string, SimulatedChannel>();
  readonly #byEndpoint = new Map<string, Set<SimulatedChannel>>();
  /** Hears of every channel that comes or goes: endpoints show their channels. */
  onComeOrGo: ((channel: SimulatedChannel) => void) | undefined;
  /** Hears of every channel whose state is another one. */
  onState: ((channel: SimulatedChannel) => void) | undefined;
  #serial = 0;
  #names = 0;
  #snoops = 0;

  constructor(bus: EventBus, clock: Clock, systemName: string) {
    this.#bus = bus;
    this.#clock = clock;
    this.#systemName = systemName;
  }

  /** An id as Asterisk makes them when the client chose none. */
  nextId(): string {
    return `${this.#systemName}-${Math.floor(this.#clock.now() / 1000)}.${this.#serial++}`;
  }

  /** The running number in the name of a Local pair or an announcer: eight hexadecimal digits. */
  nextNameNumber(): string {
    return (this.#names++).toString(16).padStart(8, '0');
  }

  nextSnoopNumber(): string {
    return (this.#snoops++).toString(16).padStart(8, '0');
  }

  create(birth: ChannelBirth): SimulatedChannel {
    const channel = new SimulatedChannel(this.#bus, this.#clock, birth);
    this.#byId.set(channel.id, channel);
    this.#join(channel);
    this.onComeOrGo?.(channel);
    channel.publish('ChannelCreated');
    channel.onState = () => this.onState?.(channel);
    channel.onState();
    return channel;
  }

  /** By id or by name, as Asterisk looks channels up. */
  find(idOrName: string): SimulatedChannel | undefined {
    const byId = this.#byId.get(idOrName);
    if (byId || !idOrName.includes('/')) return byId;
    return [...this.#byId.values()].find((channel) => channel.name === idOrName);
  }

  /**
   * Whether a new channel may not have this id. Asterisk refuses more than ids that are taken: also one with which the id of a
   * living channel begins, in capitals or not, so that `call-1` cannot be made while there is a `call-10`.
   */
  refusesId(id: string): boolean {
    const beginning = id.toLowerCase();
    return this.all().some((channel) => channel.id.toLowerCase().startsWith(beginning));
  }

  all(): SimulatedChannel[] {
    return [...this.#byId.values()];
  }

  /** The channels of one endpoint, such as `PJSIP/1001`. */
  ofEndpoint(endpoint: string): SimulatedChannel[] {
    return [...(this.#byEndpoint.get(endpoint) ?? [])];
  }

  /** Ends a channel for good: tells its last event, then its device and, for a Local half, the other half. */
  destroy(channel: SimulatedChannel): void {
    if (channel.destroyed) return;
    const other = channel.otherHalf;
    if (other?.unattended) this.#discard(other, channel.hangupCause);
    else if (other && !other.destroyed) {
      if (other.hangupCause === 0) other.hangupCause = channel.hangupCause;
      other.farSideHungUp(channel.hangupCause);
    }
    this.#byId.delete(channel.id);
    this.#byEndpoint.get(channel.endpoint ?? '')?.delete(channel);
    channel.destroy(channel.name.endsWith(';2') ? other?.connected : undefined);
    this.#bus.endTopic(`channel:${channel.id}`);
    this.onComeOrGo?.(channel);
    this.onState?.(channel);
    channel.device.hungUp(channel.hangupCause);
  }

  #join(channel: SimulatedChannel): void {
    const { endpoint } = channel;
    if (endpoint === undefined) return;
    const neighbours = this.#byEndpoint.get(endpoint) ?? new Set();
    this.#byEndpoint.set(endpoint, neighbours.add(channel));
  }

  /** Ends a channel on which nothing ever ran. */
  #discard(channel: SimulatedChannel, cause: number): void {
    channel.otherHalf = undefined;
    channel.unattended = false;
    channel.hangupCause = cause;
    this.destroy(channel);
  }
}
