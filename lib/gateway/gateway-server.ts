import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { refuseHandshake, SharedServer } from '../client/internal.js';
import { ResourceConfigurationException } from '../resources/index.js';
import { Doorkeeper, SUBPROTOCOL, type Admission } from './handshake/index.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './options/index.js';
import { SessionRegistry, SessionSocket } from './sessions/index.js';

/** Takes requests for sockets at its path off the HTTP server of the application, beside others that handle WebSockets there. */
@Injectable()
export class GatewayServer implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sockets: WebSocketServer;
  #source: SharedServer | undefined;
  #closing = false;

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly http: HttpAdapterHost,
    private readonly doorkeeper: Doorkeeper,
    private readonly sessions: SessionRegistry,
  ) {
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: settings.limits.frameBytes,
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
  }

  /** @throws {ResourceConfigurationException} the application has no HTTP server. */
  onModuleInit(): void {
    if (this.http.httpAdapter !== undefined) return;
    throw new ResourceConfigurationException('AriGatewayModule', 'needs an application with an HTTP server');
  }

  async onApplicationBootstrap(): Promise<void> {
    const server = this.http.httpAdapter.getHttpServer() as Server;
    this.#source = new SharedServer(() => server, this.settings.path);
    await this.#source.open((request, socket, head) => void this.#take(request, socket, head));
  }

  /** Before Nest closes its HTTP server, which waits for every socket. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#closing = true;
    await this.#source?.close();
    await this.sessions.close();
  }

  /** Never rejects. */
  async #take(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const gone = (): void => void socket.destroy();
    socket.on('error', gone);
    const admission = await this.doorkeeper.admit(request);
    socket.off('error', gone);
    if (socket.destroyed) return;
    // It may have been asked while the application began to shut down.
    const outcome: Admission = this.#closing ? { status: 503 } : admission;
    if ('status' in outcome) return refuseHandshake(socket, { status: outcome.status, reason: '' });
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      this.sessions.add(new SessionSocket(accepted, socket), outcome.user);
    });
  }
}
