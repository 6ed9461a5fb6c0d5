import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AriLogger } from '../../client/index.js';
import { OptionChecks, OwnPort, SharedServer, type KnownOptions, type UpgradeSource } from '../../client/internal.js';
import type {
  MediaAudioSocketOptions,
  MediaLimits,
  MediaServerOptions,
  MediaWebSocketOptions,
} from './media-server-options.js';

/** The options, checked and with every default filled in. */
export interface MediaServerSettings {
  readonly webSocket: WebSocketSettings | undefined;
  readonly audioSocket:
    (Required<Pick<MediaAudioSocketOptions, 'port' | 'address'>> & { readonly host?: string }) | undefined;
  readonly limits: Required<MediaLimits>;
  readonly logger: AriLogger;
}

export interface WebSocketSettings {
  readonly section: string;
  readonly path: string;
  readonly source: UpgradeSource;
  /** The header that the section must send; undefined where none is asked for. */
  readonly authorization: string | undefined;
}

const KNOWN: KnownOptions<MediaServerOptions> = { webSocket: true, audioSocket: true, limits: true, logger: true };
const KNOWN_WEB_SOCKET: KnownOptions<MediaWebSocketOptions> = {
  section: true,
  path: true,
  port: true,
  host: true,
  server: true,
  username: true,
  password: true,
};
const KNOWN_AUDIO_SOCKET: KnownOptions<MediaAudioSocketOptions> = { port: true, host: true, address: true };
const KNOWN_LIMITS: KnownOptions<MediaLimits> = { streams: true, strangers: true, admission: true };

const HIGHEST_PORT = 65_535;

/**
 * Checks the options of a media server.
 *
 * @throws {AriConfigurationException} naming the first one that is wrong and what it should be.
 */
export function mediaServerSettings(options: MediaServerOptions): MediaServerSettings {
  const checks = new OptionChecks<MediaServerOptions>({ connection: 'media' }, options, KNOWN);
  if (!checks.has('webSocket') && !checks.has('audioSocket')) {
    checks.refuse('webSocket', 'or "audioSocket" must be given: nothing would listen');
  }
  const limits = checks.inside('limits', KNOWN_LIMITS);
  const strangers = limits.whole('strangers', 100);
  return {
    webSocket: checks.has('webSocket') ? webSocket(checks.inside('webSocket', KNOWN_WEB_SOCKET), strangers) : undefined,
    audioSocket: checks.has('audioSocket') ? audioSocket(checks.inside('audioSocket', KNOWN_AUDIO_SOCKET)) : undefined,
    limits: {
      streams: limits.whole('streams', 1_000),
      strangers,
      admission: limits.time('admission', 10_000),
    },
    logger: checks.given('logger', isLogger, 'must have log, warn and error') ?? new ProcessWarnings(),
  };
}

function webSocket(checks: OptionChecks<MediaWebSocketOptions>, strangers: number): WebSocketSettings {
  const section = checks.string('section');
  if (!/^[\w.-]+$/.test(section)) checks.refuse('section', 'must be the name of a section of websocket_client.conf');
  const path = checks.string('path', '/media');
  if (!/^\/[^\s?#]*$/.test(path)) checks.refuse('path', 'must be a path such as /media');
  const server = checks.given('server', isServer, 'must be an HTTP server, or a function that gives one');
  if (checks.has('port') === (server !== undefined)) checks.refuse('port', 'or "server" must be given, and not both');
  if (checks.has('username') !== checks.has('password')) checks.refuse('password', 'and "username" belong together');
  const source =
    server === undefined
      ? new OwnPort(
          {
            port: checks.whole('port', 0, 0, HIGHEST_PORT),
            host: checks.given('host', isText, 'must be an address of this machine'),
          },
          strangers,
        )
      : new SharedServer(typeof server === 'function' ? server : () => server, path);
  return { section, path, source, authorization: checks.has('username') ? authorization(checks) : undefined };
}

function audioSocket(checks: OptionChecks<MediaAudioSocketOptions>): MediaServerSettings['audioSocket'] {
  const port = checks.whole('port', 0, 0, HIGHEST_PORT);
  return {
    port,
    host: checks.given('host', isText, 'must be an address of this machine'),
    address: checks.string('address', '127.0.0.1'),
  };
}

function authorization(checks: OptionChecks<MediaWebSocketOptions>): string {
  const pair = `${checks.string('username')}:${checks.string('password')}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isServer(value: unknown): value is HttpServer | HttpsServer | (() => HttpServer | HttpsServer) {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && 'listen' in value);
}

function isLogger(value: unknown): value is AriLogger {
  return typeof value === 'object' && value !== null && 'warn' in value && 'error' in value && 'log' in value;
}

/** Says warnings and errors as warnings of the process, where no logger was given. */
class ProcessWarnings implements AriLogger {
  log(): void {}

  warn(message: string): void {
    process.emitWarning(message, 'AriWarning');
  }

  error(message: string): void {
    process.emitWarning(message, 'AriError');
  }
}
