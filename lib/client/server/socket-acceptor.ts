import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { LARGEST_FRAME, onBuriedClose } from '../connection/index.js';
import { handshakeRefusal, refuseHandshake, SUBPROTOCOL, type HandshakeRefusal } from './handshake.js';
import { OwnPort } from './own-port.js';
import type { ServerSettings } from './server-settings.js';
import { SharedServer } from './shared-server.js';
import type { UpgradeSource } from './upgrade-source.js';

/** Receives accepted and refused sockets. */
export interface ReceptionOwner {
  accepted(socket: WebSocket, address: string): void;
  refused(refusal: HandshakeRefusal, address: string): void;
}

/** Accepts the sockets of Asterisk, and no others. Everything that can be wrong is refused in the handshake. */
export class SocketAcceptor {
  readonly #settings: ServerSettings;
  readonly #owner: ReceptionOwner;
  readonly #source: UpgradeSource;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    // A caller's name in a broken encoding must not cut the socket, and with it every call's events.
    skipUTF8Validation: true,
    handleProtocols: () => SUBPROTOCOL,
  });

  constructor(settings: ServerSettings, owner: ReceptionOwner) {
    const { place, path } = settings;
    this.#settings = settings;
    this.#owner = owner;
    this.#source = 'server' in place ? new SharedServer(place.server, path) : new OwnPort(place);
  }

  /** The port that it listens on. */
  get port(): number | undefined {
    return this.#source.port;
  }

  open(): Promise<void> {
    return this.#source.open((request, socket, head) => this.#take(request, socket, head));
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  #take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = request.socket.remoteAddress ?? '';
    const refusal = handshakeRefusal(request, this.#settings);
    if (refusal === undefined) {
      this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
        onBuriedClose(socket, accepted, () => accepted.terminate());
        this.#owner.accepted(accepted, address);
      });
    } else {
      refuseHandshake(socket, refusal);
      this.#owner.refused(refusal, address);
    }
  }
}
