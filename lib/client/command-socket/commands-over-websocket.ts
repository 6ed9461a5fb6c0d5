import { randomBytes } from 'node:crypto';
import { type AriStatusChange, EventConnection } from '../connection/index.js';
import type { ClientSettings } from '../options/index.js';
import type { FrameTaker } from '../dispatch/index.js';
import { AriAbortedException, AriUnsupportedTransportException, exceptionForStatus } from '../exceptions/index.js';
import {
  takesCommandsOverWebSocket,
  WebSocketTransport,
  type CommandSocket,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  type TransportStream,
} from '../transport/index.js';
import { onAbort } from '../abort-signals/index.js';

/** Receives what happens to the socket of the commands. */
export interface CommandSocketOwner {
  /** The status of the commands' own socket has changed. */
  readonly status: (change: AriStatusChange) => void;
  /** This Asterisk accepts no commands over a WebSocket. */
  readonly tooOld: (error: AriUnsupportedTransportException) => void;
}

/**
 * Sends the commands of a client over a WebSocket: over one of their own, opened with the first command or by
 * `connect()`, or over the event socket. Listeners do not get the answers.
 */
export class CommandsOverWebSocket implements Transport {
  readonly #settings: ClientSettings;
  readonly #http: Transport;
  readonly #owner: CommandSocketOwner;
  readonly #transport: WebSocketTransport;
  readonly #own: EventConnection | undefined;
  readonly #application: string;
  readonly #waiting = new Set<(error?: Error) => void>();
  #state: 'away' | 'ready' | AriUnsupportedTransportException = 'away';
  #closed = false;
  /**
   * The event socket, over which commands travelled, is being closed by this client: the last commands go over HTTP.
   */
  #farewell = false;
  #checks = 0;

  constructor(settings: ClientSettings, http: Transport, owner: CommandSocketOwner) {
    const { name, timeout, websocket } = settings;
    this.#settings = settings;
    this.#http = http;
    this.#owner = owner;
    this.#transport = new WebSocketTransport({
      connection: name,
      timeout,
      inFlight: websocket.inFlight,
      amongEvents: websocket.socket === 'events',
      files: http,
    });
    // Unique among processes: a second socket of the same application would take the answers of the first.
    this.#application = `${settings.idPrefix}-commands-${randomBytes(8).toString('hex')}`;
    if (websocket.socket === 'own') this.#own = this.#ownSocket();
  }

  /** Whether a command is sent and not answered yet. */
  get busy(): boolean {
    return this.#transport.busy;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    this.open();
    return (this.#farewell && !this.#closed ? this.#http : this.#transport).send(request);
  }

  stream(request: TransportRequest): Promise<TransportStream> {
    return this.#transport.stream(request);
  }

  /** Opens the commands' own socket, if they have one. */
  open(): void {
    if (!this.#closed) this.#own?.open([this.#application]);
  }

  /**
   * Resolves when commands can travel.
   *
   * @throws {AriUnsupportedTransportException} this Asterisk is too old.
   */
  async ready(signal: AbortSignal | undefined): Promise<void> {
    if (this.#state === 'ready' || this.#closed) return;
    if (this.#state !== 'away') throw this.#state;
    await new Promise<void>((resolve, reject) => {
      const details = { operation: 'connect', connection: this.#settings.name, sent: 'unknown' as const };
      const aborted = (): void => end(new AriAbortedException({ ...details, cause: signal?.reason as unknown }));
      const end = (error?: Error): void => {
        this.#waiting.delete(end);
        endListening();
        if (error === undefined) resolve();
        else reject(error);
      };
      const endListening = onAbort(signal, aborted);
      this.#waiting.add(end);
      if (signal?.aborted) aborted();
    });
  }

  /** Takes the answers that come over the event socket. */
  get frames(): readonly FrameTaker[] {
    if (this.#own !== undefined) return [];
    const take = (frame: Buffer): boolean => {
      this.#transport.receive(frame);
      return true;
    };
    return [{ type: 'RESTResponse', take }];
  }

  /** Called when the event socket has opened or is lost. */
  onEventSocket(change: AriStatusChange, socket: CommandSocket): void {
    if (this.#own !== undefined) return;
    this.#onStatus(change, socket);
    this.#farewell = change.status === 'closed';
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#tell();
    await this.#own?.close();
    await this.#transport.close();
  }

  #ownSocket(): EventConnection {
    const connection: EventConnection = new EventConnection({
      ...this.#settings,
      eventsUrl: this.#settings.address.eventsUrl,
      subscribeAll: false,
      busy: () => this.busy,
      onFrame: (frame) => void this.#transport.receive(frame),
      onStatus: (change) => {
        this.#owner.status(change);
        this.#onStatus(change, connection);
      },
    });
    return connection;
  }

  #onStatus({ status }: AriStatusChange, socket: CommandSocket): void {
    this.#checks += 1;
    this.#state = 'away';
    if (status === 'connected') void this.#onConnected(socket);
    else if (status === 'unauthorized') this.#transport.refuse((request) => unauthorized(request, this.#settings.name));
    else this.#transport.detach(undefined, status === 'closed');
  }

  /** Asks for the version first: an Asterisk that is too old reads commands and does not answer. */
  async #onConnected(socket: CommandSocket): Promise<void> {
    const check = this.#checks;
    const version = await this.#version();
    if (this.#closed || check !== this.#checks) return;
    if (version === undefined || takesCommandsOverWebSocket(version)) {
      this.#state = 'ready';
      this.#transport.attach(socket);
    } else {
      const connection = this.#settings.name;
      this.#state = tooOld('connect', connection, version);
      this.#transport.refuse(({ operation }) => tooOld(operation, connection, version));
      this.#owner.tooOld(this.#state);
    }
    this.#tell(this.#state === 'ready' ? undefined : this.#state);
  }

  async #version(): Promise<string | undefined> {
    const request = { operation: 'asterisk.getInfo', method: 'GET', path: 'asterisk/info', query: 'only=system' };
    try {
      const { body } = await this.#http.send(request);
      const { version } = (body as { readonly system?: { readonly version?: unknown } }).system ?? {};
      return typeof version === 'string' ? version : undefined;
    } catch {
      // Asterisk opened the socket: an HTTP that does not work is no reason to hold commands back.
      return undefined;
    }
  }

  #tell(error?: Error): void {
    for (const end of [...this.#waiting]) end(error);
  }
}

function tooOld(operation: string, connection: string, version: string): AriUnsupportedTransportException {
  const problem =
    `Asterisk ${version} takes no commands over a WebSocket; 20.14, 21.9 and 22.4 were the first that do. ` +
    `Set transport: 'http', or update Asterisk.`;
  return new AriUnsupportedTransportException({ operation, connection, problem });
}

function unauthorized({ operation, method, path }: TransportRequest, connection: string): Error {
  const asteriskMessage = 'the WebSocket was refused';
  return exceptionForStatus({ status: 401, asteriskMessage, operation, method, path, connection });
}
