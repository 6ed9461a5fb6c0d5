import type { IncomingMessage } from 'node:http';
import type { GatewayHandshake } from '../options/index.js';

/** The sub-protocol that the gateway speaks; a client that offers any is answered with this one. */
export const SUBPROTOCOL = 'ari-gateway';

const TOKEN = `${SUBPROTOCOL}.token.`;

/** What a request for a socket shows. Its query is not read: what stands in a URL is logged on the way. */
export function readHandshake({ headers, socket }: IncomingMessage): GatewayHandshake {
  return {
    token: bearer(headers.authorization) ?? offeredToken(headers['sec-websocket-protocol']),
    cookies: readCookies(headers.cookie),
    origin: headers.origin,
    address: socket.remoteAddress ?? '',
    headers,
  };
}

/** Whether a page may open a socket with the cookies of its user: one of the same host, or one that is named. */
export function isLetIn({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

function offeredToken(header: string | undefined): string | undefined {
  const offered = header?.split(',').map((protocol) => protocol.trim());
  return offered?.find((protocol) => protocol.startsWith(TOKEN))?.slice(TOKEN.length);
}

function readCookies(header = ''): Record<string, string> {
  const pairs = header.split(';').flatMap((part): [string, string][] => {
    const equals = part.indexOf('=');
    return equals === -1 ? [] : [[part.slice(0, equals).trim(), decoded(part.slice(equals + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
