import { isIP } from 'node:net';

/** Address of an Asterisk server, read once from the option `url`. */
export interface ServerAddress {
  /** `http://host:8088` */
  readonly origin: string;
  /** `/ari`, or `/prefix/ari` where `http.conf` sets a prefix. */
  readonly basePath: string;
  /** `ws://host:8088/ari/events` */
  readonly eventsUrl: string;
  readonly encrypted: boolean;
  readonly loopback: boolean;
}

/**
 * Reads the `url` option: `http://host:8088`, `https://host/prefix`, with or without `/ari` at the end.
 *
 * @throws {TypeError} it is not such a URL, or it holds credentials: they belong in `username` and `password`.
 */
export function serverAddress(url: string): ServerAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new TypeError('"url" must be an http:// or https:// URL such as http://localhost:8088');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new TypeError('"url" must not hold credentials: use "username" and "password"');
  }
  if (parsed.search !== '' || parsed.hash !== '') throw new TypeError('"url" must have neither a query nor a fragment');
  const encrypted = parsed.protocol === 'https:';
  const prefix = parsed.pathname.replace(/\/+$/, '');
  const basePath = prefix.endsWith('/ari') ? prefix : `${prefix}/ari`;
  return {
    origin: parsed.origin,
    basePath,
    eventsUrl: `${encrypted ? 'wss' : 'ws'}://${parsed.host}${basePath}/events`,
    encrypted,
    loopback: isLoopback(parsed.hostname),
  };
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return host.startsWith('127.');
  if (isIP(host) === 6) return host === '::1' || host.startsWith('::ffff:7f');
  return host === 'localhost' || host.endsWith('.localhost');
}
