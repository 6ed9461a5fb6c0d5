import type { SocketConstructor } from './platform.js';

/** Where the client stands: `waiting` between two tries; `closed` for good. */
export type GatewayClientStatus = 'idle' | 'connecting' | 'open' | 'waiting' | 'closed';

/** Where the gateway is, and how much may wait for it. */
export interface GatewayClientOptions {
  /** `wss://host/ari-gateway`. Nothing secret belongs in it. */
  readonly url: string;
  /** A ticket or a token; a function is asked before every connection, because a ticket is good once. */
  readonly token?: string | (() => string | Promise<string>);
  /** The class of sockets. Default: that of the platform; Node 20 has none, so give that of `ws`. */
  readonly WebSocket?: SocketConstructor;
  /** Requests that wait for a connection or for their turn; one more fails at once. Default 100. */
  readonly maxQueued?: number;
  /** Requests that wait for their answer at once; others wait for their turn. Default 16. */
  readonly maxInFlight?: number;
  /** Events that one subscription keeps for a reader that is slow; one more and it begins anew. Default 1,000. */
  readonly maxBuffered?: number;
  /** How long an answer may take, in milliseconds, waiting for a connection included. Default 30,000. */
  readonly timeout?: number;
  /** How often a silent connection is asked whether it lives, in milliseconds. Default 30,000. */
  readonly heartbeat?: number;
  /** The longest pause between two tries to connect, in milliseconds. Default 5,000. */
  readonly maxPause?: number;
  /** Hears where the client stands. */
  readonly onStatus?: (status: GatewayClientStatus, reason?: string) => void;
}

/** The options with nothing left open. */
export type GatewayClientSettings = Required<Omit<GatewayClientOptions, 'WebSocket' | 'onStatus' | 'token'>> &
  Pick<GatewayClientOptions, 'WebSocket' | 'onStatus' | 'token'>;

const DEFAULTS = {
  maxQueued: 100,
  maxInFlight: 16,
  maxBuffered: 1_000,
  timeout: 30_000,
  heartbeat: 30_000,
  maxPause: 5_000,
};

const KNOWN = new Set([...Object.keys(DEFAULTS), 'url', 'token', 'WebSocket', 'onStatus']);

/** @throws {TypeError} an option is unknown, or can never work. */
export function settingsOf(options: GatewayClientOptions): GatewayClientSettings {
  const unknown = Object.keys(options).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) {
    throw new TypeError(`GatewayClient has no option "${unknown}"; it has ${[...KNOWN].join(', ')}.`);
  }
  if (!/^wss?:\/\//.test(options.url))
    throw new TypeError('GatewayClient needs a "url" such as wss://host/ari-gateway.');
  const settings = { ...DEFAULTS, ...options };
  for (const name of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) {
    const value = settings[name];
    if (!Number.isFinite(value) || value <= 0)
      throw new TypeError(`GatewayClient has a "${name}" that is not above 0.`);
  }
  return settings;
}
