import type { EventBus, DeviceStateSnapshot } from '../events/index.js';

const settable = new Set(['NOT_INUSE', 'INUSE', 'BUSY', 'INVALID', 'UNAVAILABLE', 'RINGING', 'RINGINUSE', 'ONHOLD']);
const controlled = 'Stasis:';

/** Device states. Applications may set those of the `Stasis:` kind; those of phones follow their calls. */
export class DeviceStates {
  readonly #bus: EventBus;
  readonly #states = new Map<string, string>();
  readonly #phoneState: (name: string) => string | undefined;
  readonly #lastTold = new Map<string, string>();

  /** `phoneState` gives the state of a device that follows its calls, or nothing when there is no such device. */
  constructor(bus: EventBus, phoneState: (name: string) => string | undefined) {
    this.#bus = bus;
    this.#phoneState = phoneState;
  }

  /** Only the states that applications own are listed. */
  list(): DeviceStateSnapshot[] {
    return [...this.#states].filter(([name]) => this.isControlled(name)).map(([name, state]) => ({ name, state }));
  }

  get(name: string): DeviceStateSnapshot {
    if (this.isControlled(name)) return { name, state: this.#states.get(name) ?? 'UNKNOWN' };
    return { name, state: this.#phoneState(name) ?? 'INVALID' };
  }

  /** A call of a phone has changed: tells those who watch the phone if its state has. */
  follow(name: string): void {
    const { state } = this.get(name);
    if ((this.#lastTold.get(name) ?? 'NOT_INUSE') === state) return;
    this.#lastTold.set(name, state);
    this.#publish(name);
  }

  isControlled(name: string): boolean {
    return name.startsWith(controlled);
  }

  isSettable(state: string): boolean {
    return settable.has(state);
  }

  set(name: string, state: string): void {
    if (this.#states.get(name) === state) return;
    this.#states.set(name, state);
    this.#publish(name);
  }

  /** Forgets a state. No event says so: Asterisk sends none either. */
  delete(name: string): void {
    this.#states.delete(name);
  }

  #publish(name: string): void {
    this.#bus.publish([`deviceState:${name}`], 'DeviceStateChanged', () => ({ device_state: this.get(name) }));
  }
}
