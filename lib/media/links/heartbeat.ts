import type { WebSocket } from 'ws';

/** How often Asterisk is asked whether it lives, in milliseconds: it answers, and never asks by itself. */
const BEAT_MS = 5_000;

/**
 * Ends a socket whose other side does not answer until the next beat. Ends itself with the socket. Gives what is to be
 * called when the other side has said something.
 */
export function keepAlive(socket: WebSocket, lost: () => void): () => void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return lost();
    answered = false;
    socket.ping();
  }, BEAT_MS).unref();
  const alive = (): void => {
    answered = true;
  };
  socket.on('pong', alive);
  socket.once('close', () => clearInterval(timer));
  return alive;
}
