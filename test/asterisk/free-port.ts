import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

const HOST = '127.0.0.1';
/** Below the range from which the system gives ports to outgoing connections, so that none is taken in between. */
const LOWEST = 12_000;
const HIGHEST = 31_000;

/** A TCP port on 127.0.0.1 that nobody listens on at this moment. */
export function freeTcpPort(): Promise<number> {
  return firstFree(async (port) => {
    const server = createServer();
    server.listen(port, HOST);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  });
}

/** A UDP port on 127.0.0.1 that nobody has bound at this moment. */
export function freeUdpPort(): Promise<number> {
  return firstFree(async (port) => {
    const socket = createSocket('udp4');
    socket.bind(port, HOST);
    await once(socket, 'listening');
    socket.close();
    await once(socket, 'close');
  });
}

async function firstFree(probe: (port: number) => Promise<void>): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    const free = await probe(port).then(
      () => true,
      () => false,
    );
    if (free) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST} on ${HOST}`);
}
