import { Injectable } from '@nestjs/common';
import { AriConfigurationException, type Ari } from '../../client/index.js';
import { DEFAULT_CONNECTION } from '../tokens/index.js';
import type { AriConnectionOverview } from './ari-connection-overview.js';
import type { AriConnection } from './ari-connection.js';

/**
 * The connections of this application by name. Inject it where the name is known only at run time.
 *
 * @example
 * const { channel } = await this.connections.get(site).channels.originate({ endpoint, app: 'dialler' });
 * @publicApi
 */
@Injectable()
export class AriConnections {
  readonly #connections = new Map<string, AriConnection>();

  /** Names of the connections, in the order in which they were made. */
  get names(): readonly string[] {
    return [...this.#connections.keys()];
  }

  /**
   * The connection of a name: an `AriClient`, or an `AriServer` where Asterisk opens it.
   *
   * @throws {AriConfigurationException} no connection has that name; the message names those that there are.
   */
  get(name: string = DEFAULT_CONNECTION): Ari {
    return this.connection(name).client;
  }

  /**
   * Opens the event socket of a connection with `connect: 'manual'`, with the applications of its options or else of
   * its controllers. Resolves when it is open for the first time: with an Asterisk that is away it waits.
   *
   * @throws {AriConfigurationException} no connection has that name, it has no application, or `events` is false.
   */
  connect(name: string = DEFAULT_CONNECTION): Promise<void> {
    return this.connection(name).connect();
  }

  /**
   * How every connection is now, in the order of `names`: status and since when, commands under way, reconnects, lag of
   * the event loop, events. Copies that do not change; ask again for newer ones.
   *
   * @example
   * const lost = this.connections.overview().filter(({ status }) => status !== 'connected');
   */
  overview(): readonly AriConnectionOverview[] {
    return this.all().flatMap(({ overview }) => overview ?? []);
  }

  /** Every connection. */
  all(): readonly AriConnection[] {
    return [...this.#connections.values()];
  }

  /**
   * The connection of a name.
   *
   * @throws {AriConfigurationException} there is none.
   */
  connection(name: string = DEFAULT_CONNECTION, askedBy = 'somebody'): AriConnection {
    const connection = this.#connections.get(name);
    if (connection !== undefined) return connection;
    throw new AriConfigurationException(
      name,
      'name',
      `is asked for by ${askedBy}, but there are only: ${this.#list()}`,
    );
  }

  /**
   * Files a connection under its name.
   *
   * @throws {AriConfigurationException} there is one of that name already.
   */
  add(connection: AriConnection): AriConnection {
    if (this.#connections.has(connection.name)) {
      const expected = 'is taken: AriModule was imported twice with it; give each connection a name of its own';
      throw new AriConfigurationException(connection.name, 'name', expected);
    }
    this.#connections.set(connection.name, connection);
    return connection;
  }

  #list(): string {
    return this.names.length === 0 ? 'none (import AriModule.forRoot)' : this.names.join(', ');
  }
}
