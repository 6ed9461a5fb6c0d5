import type { FaultTargets, FaultySocket } from './fault-targets.js';
import type { ResponseMatch } from './response-gate.js';

/**
 * Things that go wrong between an application and its Asterisk, on demand.
 * @publicApi
 */
export class Faults {
  readonly #targets: FaultTargets;

  constructor(targets: FaultTargets) {
    this.#targets = targets;
  }

  /**
   * Cuts event sockets without a close frame (clients see 1006): all of them, or those of one application. Calls go on, as on a
   * real server; no event of what happens meanwhile comes later.
   */
  dropSockets(app?: string): void {
    for (const socket of this.#sockets(app)) socket.cut();
  }

  /** Closes event sockets in the orderly way, with a close code. */
  closeSockets(code: number, app?: string): void {
    for (const socket of this.#sockets(app)) socket.close(code, '');
  }

  /** Makes event sockets half-open: they stay connected and nothing passes through them any more, in either direction. */
  halfOpen(app?: string): void {
    for (const socket of this.#sockets(app)) socket.goSilent();
  }

  /** Delays the answers that match by `ms` milliseconds, so that events overtake them. Call what it returns to end it. */
  delayResponses(ms: number, match: ResponseMatch = {}): () => void {
    return this.#targets.gate.delay(match, ms);
  }

  /** Keeps the answers that match back until the returned function is called. */
  holdResponses(match: ResponseMatch = {}): () => void {
    return this.#targets.gate.hold(match);
  }

  /** Closes the port and cuts every connection: clients are refused until {@link acceptConnections}. */
  async refuseConnections(): Promise<void> {
    await this.#targets.stopListening();
  }

  /** Opens the port again. */
  async acceptConnections(): Promise<void> {
    await this.#targets.listen();
  }

  /** Answers 503 to everything, as a server does that is not up yet, until it is called with `false`. */
  booting(isBooting: boolean): void {
    this.#targets.setBooting(isBooting);
  }

  /** Gives a user (by default the first) another password. Requests with the old one are answered 401; open sockets stay open. */
  changePassword(password: string, username?: string): void {
    this.#targets.changePassword(password, username);
  }

  /**
   * Stops and starts the server: sockets are cut (1006), calls, bridges, applications and recordings are gone, phones and users
   * stay. `downMs` is how long connections are refused in between. Same port, another start time in `GET /asterisk/info`.
   */
  async restart(options: { readonly downMs?: number } = {}): Promise<void> {
    await this.#targets.restart(options.downMs ?? 0);
  }

  /** Cuts a client's socket when more than `bytes` wait for it to read. Default 4 MiB, which a real server showed. */
  cutSlowReaders(bytes: number): void {
    this.#targets.setSlowReaderLimit(bytes);
  }

  /** Resets every connection above this number, as `sessionlimit` in http.conf does. WebSockets count. */
  sessionLimit(connections: number): void {
    this.#targets.setSessionLimit(connections);
  }

  #sockets(app: string | undefined): readonly FaultySocket[] {
    const sockets = this.#targets.sockets();
    return app === undefined ? sockets : sockets.filter((socket) => socket.apps.includes(app));
  }
}
