import type { ClientContext } from '../client-context.js';
import { EventDecoder, scanEventType } from '../dispatch/index.js';
import { WebSocketTransport, type Transport } from '../transport/index.js';
import type { AcceptedSocket, AcceptedSocketEnd } from './accepted-socket.js';
import { frameOrigin } from './frame-origin.js';
import type { ServerSettings } from './server-settings.js';

/** Whom a registration tells. */
export interface RegistrationOwner {
  /** Where files go. */
  readonly files: Transport | undefined;
  /** The context of its Asterisk, with commands that travel over this registration's socket. */
  context(transport: Transport): ClientContext;
  /** Asterisk says that an application is registered. What it had kept for us meanwhile has come before that. */
  registered(registration: Registration, application: string): void;
  lost(registration: Registration, reason: string): void;
  /** It is over: its socket closed in order, or stayed away too long. */
  ended(registration: Registration): void;
}

/**
 * What one Asterisk has registered with us over one socket: its persistent applications, or the application of a
 * single call, `app:channel`. It outlives its socket for as long as that may come back.
 */
export class Registration {
  readonly transport: WebSocketTransport;
  readonly context: ClientContext;
  /** Applications, as they are named in events. */
  readonly applications = new Set<string>();
  /** Channels that are in them. */
  readonly channels = new Set<string>();
  /** Whether it is for one call only. */
  readonly perCall: boolean;
  readonly #settings: ServerSettings;
  readonly #owner: RegistrationOwner;
  readonly #decoder: EventDecoder;
  readonly #sockets = new Set<AcceptedSocket>();
  #away: NodeJS.Timeout | undefined;
  #lostAt: number | undefined;
  #gapMs: number | undefined;
  #ended = false;

  constructor(application: string, settings: ServerSettings, owner: RegistrationOwner) {
    const { name: connection, timeout, inFlight } = settings;
    this.#settings = settings;
    this.#owner = owner;
    this.perCall = application.includes(':');
    this.applications.add(application);
    this.transport = new WebSocketTransport({ connection, timeout, inFlight, files: owner.files });
    this.context = owner.context(this.transport);
    this.#decoder = new EventDecoder(this.context.entities);
  }

  get open(): boolean {
    return this.#sockets.size > 0;
  }

  /** How long it was without a socket before the present one, in milliseconds; undefined with the first, and when asked again. */
  takeGap(): number | undefined {
    const gapMs = this.#gapMs;
    this.#gapMs = undefined;
    return gapMs;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Asterisk has opened a socket for it: the first, or another after the last was lost. Commands travel over this one. */
  attach(socket: AcceptedSocket): void {
    clearTimeout(this.#away);
    this.#gapMs = this.#lostAt === undefined ? undefined : Date.now() - this.#lostAt;
    this.#lostAt = undefined;
    this.#sockets.add(socket);
    this.transport.attach(socket);
  }

  /** A socket of it has closed. */
  detach(socket: AcceptedSocket, { inOrder, reason }: AcceptedSocketEnd): void {
    this.#sockets.delete(socket);
    if (this.#ended) return;
    const [other] = [...this.#sockets].reverse();
    if (other !== undefined) {
      this.transport.attach(other);
      return;
    }
    this.transport.detach();
    if (this.perCall && inOrder) {
      this.#end();
      return;
    }
    this.#lostAt = Date.now();
    const { absence } = this.#settings;
    this.#away = setTimeout(() => this.#end(), this.perCall ? absence.call : absence.persistent);
    this.#owner.lost(this, reason);
  }

  /** A frame has come over a socket of it. Answers are no events: no listener hears of them. */
  frame(frame: Buffer): void {
    const type = scanEventType(frame);
    if (type === 'RESTResponse') {
      this.transport.receive(frame);
      return;
    }
    if (type === 'ApplicationRegistered') this.#onRegistered(frame);
    this.context.dispatcher.frame(frame, this.#decoder);
  }

  /** Closes its sockets; nothing more is heard of it. */
  async close(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#away);
    await this.transport.close();
    await Promise.all([...this.#sockets].map((socket) => socket.close()));
  }

  #onRegistered(frame: Buffer): void {
    const application = frameOrigin(frame)?.application;
    if (application === undefined) return;
    this.applications.add(application);
    this.#owner.registered(this, application);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    void this.transport.close();
    for (const id of this.channels) this.context.lives.lost(id);
    this.#owner.ended(this);
  }
}
