import type { GatewayClient } from 'nestjs-ari-gateway-client';
import { reasonOf } from './reason.js';
import type { ConnectionState } from './rows.js';
import { Store } from './store.js';

const EVERY = 2_000;

/** Asks again and again how the connections to Asterisk are: they send no events of their own. */
export class ConnectionWatch extends Store {
  list: readonly ConnectionState[] = [];
  problem: string | undefined;
  /** Events a second since the last look, by the name of the connection. */
  readonly perSecond = new Map<string, number>();
  #seen = new Map<string, { readonly received: number; readonly at: number }>();

  constructor(private readonly client: GatewayClient) {
    super();
    void this.#look();
  }

  async #look(): Promise<void> {
    try {
      const { connections } = (await this.client.call('console.connections')) as { connections: ConnectionState[] };
      this.list = connections;
      this.problem = undefined;
      for (const one of connections) this.#count(one);
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.changed();
    setTimeout(() => void this.#look(), EVERY);
  }

  #count({ name, events }: ConnectionState): void {
    const now = { received: Number(events['received'] ?? 0), at: performance.now() };
    const before = this.#seen.get(name);
    this.#seen.set(name, now);
    if (before === undefined || now.received < before.received) return;
    this.perSecond.set(name, (now.received - before.received) / ((now.at - before.at) / 1_000));
  }
}
