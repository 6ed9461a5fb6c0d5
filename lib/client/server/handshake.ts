import { createHash, timingSafeEqual } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Credentials } from '../transport/index.js';

/** Sub-protocol of ARI: `protocols` in `websocket_client.conf`. */
export const SUBPROTOCOL = 'ari';

/** What a handshake must contain. */
export interface HandshakeRule {
  readonly path: string;
  readonly credentials: Credentials;
}

/** A handshake that is refused. */
export interface HandshakeRefusal {
  readonly status: number;
  /** Description for the log, without secrets. */
  readonly reason: string;
}

/** Reads the path of a request, without its query. */
export function requestPath({ url = '' }: IncomingMessage): string {
  const mark = url.search(/[?#]/);
  return mark < 0 ? url : url.slice(0, mark);
}

/** Checks a handshake; undefined when it is correct. */
export function handshakeRefusal(request: IncomingMessage, rule: HandshakeRule): HandshakeRefusal | undefined {
  if (requestPath(request) !== rule.path) return { status: 404, reason: 'another path is asked for' };
  if (request.headers.upgrade?.toLowerCase() !== 'websocket') return { status: 400, reason: 'no WebSocket' };
  if (!authorized(request.headers.authorization, rule.credentials)) {
    const named = request.headers.authorization !== undefined;
    return { status: 401, reason: named ? 'user or password is wrong' : 'neither user nor password is given' };
  }
  const offered = request.headers['sec-websocket-protocol']?.split(',').map((protocol) => protocol.trim());
  if (offered?.includes(SUBPROTOCOL) === true) return undefined;
  return { status: 400, reason: `the sub-protocol "${SUBPROTOCOL}" is not offered: set protocols = ${SUBPROTOCOL}` };
}

/**
 * Answers a handshake with a refusal. It must be refused here: when a socket is accepted and then closed, Asterisk
 * comes back at once, thousands of times a second; after a refusal it waits for its `reconnect_interval`.
 */
export function refuseHandshake(socket: Duplex, { status }: HandshakeRefusal): void {
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="ARI"\r\n' : '';
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${challenge}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}

function authorized(header: string | undefined, credentials: Credentials): boolean {
  const [scheme = '', token = ''] = (header ?? '').split(/\s+/);
  if (scheme.toLowerCase() !== 'basic') return false;
  const expected = credentials.authorization.slice('Basic '.length);
  return timingSafeEqual(digest(token), digest(expected));
}

/** Makes values of equal length, so that comparing takes the same time for every guess. */
function digest(token: string): Buffer {
  return createHash('sha256').update(Buffer.from(token, 'base64')).digest();
}
