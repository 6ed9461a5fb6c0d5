import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import { DEFAULT_CONNECTION } from '../../module/index.js';
import type { AriLiveOptions, LiveStream } from './live-options.js';

/** The options with nothing left open. */
export interface LiveSettings {
  readonly connection: string;
  readonly streams: readonly LiveStream[];
  readonly grants: NonNullable<AriLiveOptions['grants']>;
  readonly tenantOf: NonNullable<AriLiveOptions['tenantOf']>;
}

/** Token of the settings. */
export const LIVE_SETTINGS = Symbol('LIVE_SETTINGS');

const STREAMS: Readonly<Record<LiveStream, 'shown' | 'on demand'>> = {
  channels: 'shown',
  bridges: 'shown',
  playbacks: 'shown',
  liveRecordings: 'shown',
  storedRecordings: 'shown',
  endpoints: 'shown',
  deviceStates: 'shown',
  mailboxes: 'shown',
  applications: 'shown',
  sounds: 'shown',
  asterisk: 'on demand',
};

const KNOWN: KnownOptions<AriLiveOptions> = { connection: true, streams: true, grants: true, tenantOf: true };

/** @throws {AriConfigurationException} naming the option that is wrong. */
export function liveSettings(options: AriLiveOptions): LiveSettings {
  const given = typeof options?.connection === 'string' ? options.connection : DEFAULT_CONNECTION;
  const checks = new OptionChecks<AriLiveOptions>({ connection: given, field: 'AriLiveModule' }, options, KNOWN);
  for (const name of ['grants', 'tenantOf'] as const) {
    if (checks.has(name) && !checks.isFunction(name)) checks.refuse(name, 'must be a function');
  }
  const all = Object.keys(STREAMS) as LiveStream[];
  const streams = checks.has('streams') ? checks.strings('streams') : all.filter((name) => STREAMS[name] === 'shown');
  const unknown = streams.find((name) => !Object.hasOwn(STREAMS, name));
  if (unknown !== undefined) checks.refuse('streams', `names "${unknown}"; there are ${all.join(', ')}`);
  return {
    connection: checks.string('connection', DEFAULT_CONNECTION),
    streams: streams as readonly LiveStream[],
    grants: options.grants ?? (() => false),
    tenantOf: options.tenantOf ?? (() => undefined),
  };
}
