import type { ClientContext } from '../context/index.js';
import { isGone } from '../exceptions/index.js';
import { ChannelsRepository, type StasisStart } from '../generated/index.js';
import { EventDecoder, FrameRouter } from '../dispatch/index.js';
import { WebSocketTransport, type Transport } from '../transport/index.js';
import type { AcceptedSocket, AcceptedSocketEnd } from './accepted-socket.js';
import { Backlog } from './backlog.js';
import { frameOrigin } from './frame-origin.js';
import type { ServerSettings } from './server-settings.js';

/** Longest wait for the answer whether a call still exists, in milliseconds: events are held back meanwhile. */
const CHECK_MS = 2_000;

/** Receives what happens to a registration. */
export interface RegistrationOwner {
  /** The transport for files. */
  readonly files: Transport | undefined;
  /** Makes the context of its Asterisk, with commands that travel over the socket of this registration. */
  context(transport: Transport): ClientContext;
  /** Called when Asterisk says that an application is registered. All kept events have come before that. */
  registered(registration: Registration, application: string): void;
  lost(registration: Registration, reason: string): void;
  /** Called with the calls that came and ended while it had no socket. */
  missed(calls: readonly StasisStart[]): void;
  /** Called when it has ended: its socket closed in order, or stayed away too long. */
  ended(registration: Registration): void;
}

/**
 * Holds what one Asterisk has registered over one socket: its persistent applications, or the application of a single
 * call, `app:channel`. When the socket is lost it is kept for as long as the socket may come back.
 */
export class Registration {
  readonly transport: WebSocketTransport;
  readonly context: ClientContext;
  /** Applications, with the names that events have. */
  readonly applications = new Set<string>();
  /** Channels that are in them. */
  readonly channels = new Set<string>();
  /** Whether it is for one call only. */
  readonly perCall: boolean;
  readonly #settings: ServerSettings;
  readonly #owner: RegistrationOwner;
  readonly #decoder: EventDecoder;
  /** Answers of commands first; events wait while what Asterisk had kept is sorted. */
  readonly #router = new FrameRouter(
    [
      { type: 'RESTResponse', take: (frame) => this.#answer(frame) },
      { take: (frame, type) => this.#hold(frame, type) },
    ],
    (frame, type) => this.#hear(frame, type, this.#decoder),
  );
  readonly #sockets = new Set<AcceptedSocket>();
  #backlog: Backlog | undefined;
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
    this.transport = new WebSocketTransport({ connection, timeout, inFlight, amongEvents: true, files: owner.files });
    this.context = owner.context(this.transport);
    this.#decoder = new EventDecoder(this.context.entities);
  }

  get open(): boolean {
    return this.#sockets.size > 0;
  }

  /**
   * Returns how long it had no socket before the present one, in milliseconds; undefined for the first socket and when
   * called again.
   */
  takeGap(): number | undefined {
    const gapMs = this.#gapMs;
    this.#gapMs = undefined;
    return gapMs;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Takes a socket that Asterisk has opened for it: the first, or another after the last was lost. Commands travel over
   * it.
   */
  attach(socket: AcceptedSocket): void {
    this.#backlog ??= this.#newBacklog();
    // Before any command that waits: one of them may keep the socket busy for long.
    this.#backlog.begin(socket, socket.openedAt);
    clearTimeout(this.#away);
    this.#gapMs = this.#lostAt === undefined ? undefined : Date.now() - this.#lostAt;
    this.#lostAt = undefined;
    this.#sockets.add(socket);
    this.transport.attach(socket);
  }

  /** Called when a socket of it has closed. */
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

  /** Takes a frame of one of its sockets. */
  frame(frame: Buffer): void {
    this.#router.frame(frame);
  }

  /** Closes its sockets, and delivers nothing more. */
  async close(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#away);
    this.#backlog?.end('drop');
    await this.transport.close();
    await Promise.all([...this.#sockets].map((socket) => socket.close()));
  }

  /** Listeners do not get answers. */
  #answer(frame: Buffer): boolean {
    if (this.#backlog?.receive(frame) !== true) this.transport.receive(frame);
    return true;
  }

  #hold(frame: Buffer, type: string | undefined): boolean {
    this.#backlog?.hold(frame, type);
    return this.#backlog !== undefined;
  }

  #hear(frame: Buffer, type: string | undefined, decoder: EventDecoder): void {
    if (type === 'ApplicationRegistered') this.#onRegistered(frame);
    this.context.dispatcher.frame(frame, type, decoder);
  }

  #newBacklog(): Backlog {
    return new Backlog({
      entities: this.context.entities,
      deliver: ({ frame, type }, decoder) => this.#hear(frame, type, decoder),
      existence: (channelId) => this.#existence(channelId),
      missed: (calls) => this.#owner.missed(calls),
      over: () => {
        this.#backlog = undefined;
      },
    });
  }

  async #existence(channelId: string): Promise<boolean> {
    try {
      await this.context.repository(ChannelsRepository).get(channelId, { timeout: CHECK_MS });
      return true;
    } catch (error) {
      return !isGone(error);
    }
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
    this.#backlog?.end('deliver');
    void this.transport.close('asterisk');
    for (const id of this.channels) this.context.lives.lost(id);
    this.#owner.ended(this);
  }
}
