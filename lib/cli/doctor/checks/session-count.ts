import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';

/** How many sessions were taken, and whether the next one was refused. */
export interface SessionCount {
  readonly opened: number;
  readonly refused: boolean;
}

/** Opens one session after the other, up to `most`, and closes all of them at the end. */
export async function countSessions(url: string, most: number, timeout: number): Promise<SessionCount> {
  const address = new URL(url);
  const sockets: Socket[] = [];
  try {
    while (sockets.length < most) {
      const socket = socketTo(address);
      sockets.push(socket);
      if (!(await isTaken(socket, address, timeout))) return { opened: sockets.length - 1, refused: true };
    }
    return { opened: sockets.length, refused: false };
  } finally {
    for (const socket of sockets) socket.destroy();
    await untilFree(address, timeout);
  }
}

/** Asterisk takes a moment to let go of closed sessions: nobody is to run into that. */
async function untilFree(address: URL, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  for (let free = false; !free && Date.now() < deadline;) {
    const socket = socketTo(address);
    free = await isTaken(socket, address, timeout);
    socket.destroy();
  }
}

function socketTo({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectPlain(Number(port || 80), host);
  // Only the number of sessions is of interest: nothing secret is sent, so the certificate is not.
  return connectSecure({ host, port: Number(port || 443), rejectUnauthorized: false });
}

/** Asterisk counts a session when it has read from it, and closes one too many without an answer. */
function isTaken(socket: Socket, { host }: URL, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    socket.setTimeout(timeout, () => resolve(false));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('data', () => resolve(true));
    socket.write(`GET /ari/asterisk/ping HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  });
}
