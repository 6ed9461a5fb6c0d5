import { Inject, Injectable } from '@nestjs/common';
import type { WebSocket } from 'ws';
import { CommandRunner, type ResourceUser } from '../../resources/index.js';
import { ResourceAccess, ResourceSubscriptions } from '../../resources/internal.js';
import { AriEvents } from '../ari-events/index.js';
import { ChannelHub } from '../channels/index.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { RpcMethods } from '../rpc/index.js';
import { GatewayCloseCode } from './gateway-close-code.js';
import type { SessionSocket } from './session-socket.js';
import { Session, type SessionTools } from './session.js';

/** Keeps the sessions of all sockets, ends those of sockets that are dead, and all of them at the end. */
@Injectable()
export class SessionRegistry {
  /** A socket that is being closed is here until it is. */
  readonly #sockets = new Map<WebSocket, Session>();
  readonly #byUser = new Map<string, Set<Session>>();
  readonly #silent = new WeakSet<WebSocket>();
  readonly #tools: SessionTools;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    commands: CommandRunner,
    subscriptions: ResourceSubscriptions,
    hub: ChannelHub,
    ari: AriEvents,
    access: ResourceAccess,
    methods: RpcMethods,
  ) {
    const rpc = { channels: { hub, ari }, access, methods, connections: () => this.size };
    this.#tools = { commands, subscriptions, rpc, limits: settings.limits };
  }

  /** Sockets that are served. */
  get size(): number {
    return [...this.#byUser.values()].reduce((sum, { size }) => sum + size, 0);
  }

  of(user: string): readonly Session[] {
    return [...(this.#byUser.get(user) ?? [])];
  }

  /** Serves a socket from now on. */
  add(accepted: SessionSocket, user: ResourceUser | undefined): void {
    const { socket } = accepted;
    // What is wrong with a frame ends the socket with a code of the protocol; nobody else needs to know.
    socket.on('error', () => {});
    if (user === undefined) return socket.close(GatewayCloseCode.NotAuthenticated, 'not authenticated');
    const own = this.#byUser.get(user.id) ?? new Set();
    if (own.size >= this.settings.limits.socketsPerUser) {
      return socket.close(GatewayCloseCode.TooManySockets, 'too many sockets of this user');
    }
    this.#byUser.set(user.id, own);
    const ended = (session: Session): void => {
      own.delete(session);
      if (own.size === 0 && this.#byUser.get(user.id) === own) this.#byUser.delete(user.id);
    };
    const session = new Session(accepted, user, this.#tools, ended);
    own.add(session);
    this.#sockets.set(socket, session);
    for (const sign of ['message', 'pong', 'ping']) socket.on(sign, () => this.#silent.delete(socket));
    socket.once('close', () => this.#sockets.delete(socket));
    this.#heartbeat ??= setInterval(() => this.#beat(), this.settings.limits.heartbeat).unref();
  }

  /** Says goodbye to every client, and waits for a moment until they have gone. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const sockets = [...this.#sockets.keys()];
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const session of this.#sockets.values()) session.close(GatewayCloseCode.GoingAway, 'going away');
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, 1_000);
    await Promise.all(closed);
    clearTimeout(timer);
  }

  #beat(): void {
    for (const socket of this.#sockets.keys()) {
      if (this.#silent.has(socket)) socket.terminate();
      else {
        this.#silent.add(socket);
        socket.ping();
      }
    }
  }
}
