import { ResourceException, type ResourceUser } from '../../resources/index.js';
import { objectLane, type ResourceAccess } from '../../resources/internal.js';
import { SessionChannels, type ChannelSources } from '../channels/index.js';
import type { RpcRequest } from '../frames/index.js';
import { actionOf, RPC_STREAM, type RpcMethods } from '../rpc/index.js';

/** What the calls of all sessions share. */
export interface RpcTools {
  readonly channels: ChannelSources;
  readonly access: ResourceAccess;
  readonly methods: RpcMethods;
  /** Sockets that are served. */
  readonly connections: () => number;
}

/** What calls need of their socket. */
export interface RpcSocket {
  readonly send: (frame: string | Buffer) => void;
  /** Whether one more subscription is allowed. */
  readonly hasRoom: () => boolean;
}

/** Answers the calls of one socket: those about channels, those about the gateway, and those of the application. */
export class SessionRpc {
  readonly #tools: RpcTools;
  readonly #socket: RpcSocket;
  readonly #channels: SessionChannels;

  constructor(tools: RpcTools, socket: RpcSocket) {
    this.#tools = tools;
    this.#socket = socket;
    this.#channels = new SessionChannels(tools.channels, tools.access, socket.send);
  }

  get subscriptions(): number {
    return this.#channels.size;
  }

  /** What must not overtake each other: all that concerns channels, and actions on one object. */
  laneOf({ method, payload }: RpcRequest): string | undefined {
    if (['publish', 'subscribe', 'unsubscribe'].includes(method)) return 'channels';
    const action = actionOf(method);
    return action === undefined ? undefined : objectLane(action.stream, undefined, payload);
  }

  /** @throws {ResourceException} the user may not, or the call is wrong. */
  async answer({ id, method, payload }: RpcRequest, user: ResourceUser): Promise<unknown> {
    switch (method) {
      case 'publish':
        return this.#channels.publish(user, payload);
      case 'subscribe':
        if (!this.#socket.hasRoom()) throw new ResourceException(429, ['Too many subscriptions.']);
        return this.#channels.subscribe(user, payload);
      case 'unsubscribe':
        return this.#channels.unsubscribe(payload);
      case 'ping':
        return { pong: true };
      case 'server_info':
        return this.#serverInfo(user);
      default:
        return this.#tools.methods.call({ user, method, payload, requestId: id, door: 'gateway' });
    }
  }

  async endRevoked(user: ResourceUser): Promise<void> {
    await this.#channels.endRevoked(user);
  }

  end(): void {
    this.#channels.endAll();
  }

  async #serverInfo(user: ResourceUser): Promise<object> {
    const { access, channels, connections } = this.#tools;
    await access.permit({ user, stream: RPC_STREAM, action: 'server_info' });
    return { connections: connections(), channels: channels.hub.size + channels.ari.size };
  }
}
