import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SimulatedChannel } from '../channels/index.js';

/**
 * A section of `websocket_client.conf`: where the simulated Asterisk opens WebSockets for sound.
 * @publicApi
 */
export interface WebSocketClientSection {
  /** Address of the program, or a function that gives it when it is called: a port may be known only then. */
  readonly uri: string | (() => string);
  /** Names of subprotocols, by commas. Default: none. */
  readonly protocols?: string;
  readonly username?: string;
  readonly password?: string;
  /** How often it tries (`reconnect_attempts`). Default 4. */
  readonly attempts?: number;
  /** How long it waits between two, in milliseconds (`reconnect_interval`). Default 500. */
  readonly interval?: number;
}

/** What may stand in `v()`: parts of a query, by commas. */
const QUERY = /^(?:[\w.\-=,]|%[0-9A-Fa-f]{2})*$/;

/** A longer message ends the connection. */
const LONGEST_MESSAGE = 65_533;

/** Opens WebSockets to programs, as the sections say. */
export class WebSocketClients {
  readonly #sections: ReadonlyMap<string, WebSocketClientSection>;
  readonly #open = new Set<WebSocket>();
  /** Asterisk keeps the query of a call in its section: a later call without one is made with that. */
  readonly #queries = new Map<string, string>();

  constructor(sections: Readonly<Record<string, WebSocketClientSection>>) {
    this.#sections = new Map(Object.entries(sections));
  }

  has(name: string): boolean {
    return this.#sections.has(name);
  }

  /** Whether a query can be sent. */
  static canSend(query: string): boolean {
    return QUERY.test(query);
  }

  /** The socket of a channel; undefined when the program does not take it, however often it is tried. */
  async connect(name: string, query: string, { waits }: SimulatedChannel): Promise<WebSocket | undefined> {
    const section = this.#sections.get(name);
    if (section === undefined) return undefined;
    if (query !== '') this.#queries.set(name, query.replaceAll(',', '&'));
    const { attempts = 4, interval = 500 } = section;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const socket = await this.#opened(name, section);
      if (socket !== undefined) return socket;
      if (attempt < attempts && (await waits.wait(interval)) === 'hangup') return undefined;
    }
    return undefined;
  }

  /** Cuts all of them. */
  close(): void {
    for (const socket of this.#open) socket.terminate();
  }

  async #opened(name: string, section: WebSocketClientSection): Promise<WebSocket | undefined> {
    const { uri, protocols, username, password = '' } = section;
    const query = this.#queries.get(name);
    const address = typeof uri === 'string' ? uri : uri();
    const url = query === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
    const authorization = `Basic ${Buffer.from(`${username ?? ''}:${password}`).toString('base64')}`;
    const socket = new WebSocket(url, protocols?.split(',') ?? [], {
      headers: username === undefined ? {} : { authorization },
      perMessageDeflate: false,
      maxPayload: LONGEST_MESSAGE,
    });
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    socket.on('error', () => {});
    try {
      await once(socket, 'open');
      return socket;
    } catch {
      return undefined;
    }
  }
}
