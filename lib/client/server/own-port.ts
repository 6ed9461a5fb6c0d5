import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TakeUpgrade, UpgradeSource } from './upgrade-source.js';

/** Listens on a port that is used for Asterisk only. */
export class OwnPort implements UpgradeSource {
  readonly #place: { readonly port: number; readonly host?: string };
  #server: Server | undefined;

  constructor(place: { readonly port: number; readonly host?: string }) {
    this.#place = place;
  }

  get port(): number | undefined {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    return address?.port;
  }

  async open(take: TakeUpgrade): Promise<void> {
    const server = createServer((_request, response) => onlyWebSockets(response));
    server.on('upgrade', take);
    this.#server = server;
    const { port, host } = this.#place;
    server.listen(port, host);
    await once(server, 'listening');
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server?.listening !== true) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

function onlyWebSockets(response: ServerResponse): void {
  response.writeHead(426, { upgrade: 'websocket', 'content-length': 0 }).end();
}
