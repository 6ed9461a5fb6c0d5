import { ProcessWarningLogger, type AriLogger } from './ari-logger.js';
import type { AriClientOptions, ReplacedReaction } from './ari-client-options.js';
import { AriConfigurationException } from '../exceptions/index.js';
import type { OrphanPolicy } from './orphan-policy.js';
import { Credentials, serverAddress, type AriTlsOptions, type ServerAddress } from '../transport/index.js';

/** Asterisk registers a dialplan context `stasis-<application>` of at most 80 characters with its terminator. */
const LONGEST_APPLICATION = 73;

/** The options of a client, checked and with every default filled in. */
export interface ClientSettings {
  readonly name: string;
  readonly address: ServerAddress;
  readonly credentials: Credentials;
  readonly applications: readonly string[];
  readonly events: boolean;
  readonly subscribeAll: boolean;
  readonly subscriptions: readonly string[];
  readonly timeout: number;
  readonly sockets: number;
  readonly tls: AriTlsOptions | undefined;
  readonly idPrefix: string;
  readonly reconnect: { readonly first: number; readonly most: number };
  readonly ping: { readonly interval: number; readonly timeout: number };
  readonly eventFilter: 'off' | 'auto';
  readonly onReplaced: NonNullable<AriClientOptions['onReplaced']>;
  readonly orphans: (application: string) => OrphanPolicy;
  readonly patience: number;
  readonly exactCause: boolean;
  readonly transport: 'http' | 'websocket';
  readonly websocket: { readonly socket: 'own' | 'events'; readonly inFlight: number };
  readonly logger: AriLogger;
}

/**
 * Checks the options of a client. They may come from a configuration file, so nothing is taken for granted.
 *
 * @throws {AriConfigurationException} naming the first field that is wrong and what it should be.
 */
export function clientSettings(options: AriClientOptions): ClientSettings {
  const name = typeof options?.name === 'string' ? options.name : 'default';
  const refuse = (field: string, expected: string): never => {
    throw new AriConfigurationException(name, field, expected);
  };
  if (typeof options !== 'object' || options === null)
    refuse('options', 'must be an object with url, username, password');
  const unknown = Object.keys(options).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) refuse(unknown, `is not an option; known are ${[...KNOWN].join(', ')}`);
  const text = (field: 'url' | 'username' | 'password' | 'idPrefix', value: unknown): string =>
    typeof value === 'string' && value !== '' ? value : refuse(field, 'must be a text that is not empty');
  const flag = (field: string, value: unknown, otherwise: boolean): boolean =>
    value === undefined ? otherwise : typeof value === 'boolean' ? value : refuse(field, 'must be true or false');
  const whole = (field: string, value: unknown, otherwise: number, least = 1): number => {
    if (value === undefined) return otherwise;
    if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= LONGEST_TIMER) {
      return value as number;
    }
    return refuse(field, `must be a whole number from ${least} to ${LONGEST_TIMER}`);
  };
  const username = text('username', options.username);
  if (username.includes(':')) refuse('username', 'must not hold a colon: HTTP could not tell it from the password');
  return {
    name,
    address: address(text('url', options.url), refuse),
    credentials: new Credentials(username, text('password', options.password)),
    applications: applicationNames(options.apps, refuse),
    events: flag('events', options.events, true),
    subscribeAll: flag('subscribeAll', options.subscribeAll, false),
    subscriptions: texts('subscriptions', options.subscriptions ?? [], refuse),
    timeout: whole('timeout', options.timeout, 10_000),
    sockets: whole('sockets', options.sockets, 16),
    tls: options.tls,
    idPrefix: idPrefix(text('idPrefix', options.idPrefix ?? 'nestjs-ari'), refuse),
    reconnect: {
      first: whole('reconnect.first', options.reconnect?.first, 100),
      most: whole('reconnect.most', options.reconnect?.most, 2_000),
    },
    ping: {
      interval: whole('ping.interval', options.ping?.interval, 15_000),
      timeout: whole('ping.timeout', options.ping?.timeout, 5_000),
    },
    eventFilter: oneOf('eventFilter', options.eventFilter, ['off', 'auto'], refuse),
    onReplaced:
      typeof options.onReplaced === 'function'
        ? options.onReplaced
        : oneOf<ReplacedReaction>('onReplaced', options.onReplaced, ['stop', 'takeBack'], refuse),
    orphans: orphanPolicy(options.orphans, refuse),
    patience: whole('patience', options.patience, 600_000),
    exactCause: flag('exactCause', options.exactCause, false),
    transport: oneOf('transport', options.transport, ['http', 'websocket'], refuse),
    websocket: {
      socket: oneOf('websocket.socket', options.websocket?.socket, ['own', 'events'], refuse),
      inFlight: whole('websocket.inFlight', options.websocket?.inFlight, 32),
    },
    logger: options.logger ?? new ProcessWarningLogger(),
  };
}

/** Node runs a timer that is longer than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const KNOWN: ReadonlySet<string> = new Set([
  'url',
  'username',
  'password',
  'apps',
  'events',
  'subscribeAll',
  'subscriptions',
  'name',
  'timeout',
  'sockets',
  'tls',
  'idPrefix',
  'reconnect',
  'ping',
  'eventFilter',
  'onReplaced',
  'orphans',
  'patience',
  'exactCause',
  'transport',
  'websocket',
  'logger',
] satisfies (keyof AriClientOptions)[]);

type Refuse = (field: string, expected: string) => never;

function address(url: string, refuse: Refuse): ServerAddress {
  try {
    return serverAddress(url);
  } catch (error) {
    return refuse('url', (error as TypeError).message.replace('"url" ', ''));
  }
}

/** Checks names of Stasis applications: they travel in one list, and Asterisk limits their length. */
export function applicationNames(apps: unknown, refuse: Refuse): readonly string[] {
  const names = texts('apps', apps === undefined ? [] : typeof apps === 'string' ? [apps] : apps, refuse);
  for (const name of names) {
    if (name.length > LONGEST_APPLICATION)
      refuse('apps', `has "${name}", longer than ${LONGEST_APPLICATION} characters`);
    if (/[,\s]/.test(name)) refuse('apps', `has "${name}": a name can hold neither comma nor space`);
  }
  return [...new Set(names)];
}

function texts(field: string, value: unknown, refuse: Refuse): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string' || item === '')) {
    return refuse(field, 'must be a list of texts that are not empty');
  }
  return value as readonly string[];
}

function idPrefix(prefix: string, refuse: Refuse): string {
  return /^[\w-]{1,40}$/.test(prefix) ? prefix : refuse('idPrefix', 'must be 1 to 40 letters, digits, "_" or "-"');
}

/** The first of `known` is the default. */
function oneOf<T extends string>(field: string, value: unknown, known: readonly [T, ...T[]], refuse: Refuse): T {
  if (value === undefined) return known[0];
  return known.find((other) => other === value) ?? refuse(field, `must be ${known.join(' or ')}`);
}

const ORPHAN_POLICIES: readonly unknown[] = ['resume', 'continueInDialplan', 'hangup'] satisfies OrphanPolicy[];

function orphanPolicy(orphans: AriClientOptions['orphans'], refuse: Refuse): (application: string) => OrphanPolicy {
  const expected = 'must be resume, continueInDialplan or hangup, or an object of applications with one of them each';
  const policies = typeof orphans === 'object' && orphans !== null ? Object.values(orphans) : [orphans ?? 'resume'];
  if (policies.some((policy) => !ORPHAN_POLICIES.includes(policy))) return refuse('orphans', expected);
  return (application) => (typeof orphans === 'object' ? orphans[application] : orphans) ?? 'resume';
}
