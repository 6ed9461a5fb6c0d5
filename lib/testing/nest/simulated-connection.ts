import type { AriConnections } from '../../module/index.js';
import type { AsteriskSimulator } from '../simulator/index.js';

/** The life of a simulator and of the connection to it, inside a Nest application. Nest calls its methods. */
export class SimulatedConnection {
  readonly #connections: AriConnections;
  readonly #name: string | undefined;
  readonly #asterisk: AsteriskSimulator;
  readonly #owned: boolean;

  /** @param owned - whether the simulator ends with the application. */
  constructor(connections: AriConnections, name: string | undefined, asterisk: AsteriskSimulator, owned: boolean) {
    this.#connections = connections;
    this.#name = name;
    this.#asterisk = asterisk;
    this.#owned = owned;
  }

  /** A call that a test places right after `init()` must find its application registered. */
  async onApplicationBootstrap(): Promise<void> {
    const { settings, hearsEvents, apps } = this.#connections.connection(this.#name);
    if (settings.connect !== 'bootstrap' || !hearsEvents || apps.length === 0) return;
    await this.#connections.connect(this.#name);
    await this.#warmUp();
  }

  /** The first command loads and opens what all others use: no test is to wait for that, or to be cut short by it. */
  async #warmUp(): Promise<void> {
    // A simulator may be set up to refuse everything.
    await this.#connections
      .get(this.#name)
      .asterisk.ping()
      .catch(() => undefined);
  }

  /** A phone knows of its end before the handler that hung up does; what is under way may arrive. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#asterisk.settled();
  }

  /** The client goes first: one that is cut off would complain of it. */
  async onApplicationShutdown(): Promise<void> {
    await this.#connections.connection(this.#name).close();
    if (this.#owned) await this.#asterisk.stop();
  }
}
