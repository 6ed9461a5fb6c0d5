import type { IncomingMessage } from 'node:http';
import { bearerToken, readCookies } from '../../resources/internal.js';
import type { GatewayHandshake } from '../options/index.js';

/** The sub-protocol that the gateway speaks; a client that offers any is answered with this one. */
export const SUBPROTOCOL = 'ari-gateway';

const TOKEN = `${SUBPROTOCOL}.token.`;

/** What a request for a socket shows. Its query is not read: what stands in a URL is logged on the way. */
export function readHandshake({ headers, socket }: IncomingMessage): GatewayHandshake {
  return {
    token: bearerToken(headers) ?? offeredToken(headers['sec-websocket-protocol']),
    cookies: readCookies(headers),
    origin: headers.origin,
    address: socket.remoteAddress ?? '',
    headers,
  };
}

function offeredToken(header: string | undefined): string | undefined {
  const offered = header?.split(',').map((protocol) => protocol.trim());
  return offered?.find((protocol) => protocol.startsWith(TOKEN))?.slice(TOKEN.length);
}
