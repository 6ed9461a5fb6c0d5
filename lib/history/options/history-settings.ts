import { nearestName } from '../../client/internal.js';
import { DataConfigurationException } from '../../data/index.js';
import { DEFAULT_CONNECTION } from '../../module/index.js';
import type { AriHistoryOptions, HistorySettings } from './history-options.js';

const KNOWN: Readonly<Record<keyof AriHistoryOptions, true>> = {
  connection: true,
  keepDays: true,
  variables: true,
  digits: true,
  tenant: true,
  number: true,
  recorder: true,
  interval: true,
  waitingRows: true,
  spool: true,
  spoolBytes: true,
};

/** @throws {DataConfigurationException} an option is unknown, or can never work. */
export function historySettings(options: AriHistoryOptions): HistorySettings {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(KNOWN, name)) continue;
    const near = nearestName(name, Object.keys(KNOWN));
    refuse(`has an unknown "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
  }
  for (const name of ['keepDays', 'interval', 'waitingRows', 'spoolBytes'] as const) {
    const value = options[name];
    if (value !== undefined && (!Number.isFinite(value) || value <= 0)) refuse(`has a "${name}" that is not above 0`);
  }
  for (const name of ['tenant', 'number'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      refuse(`has a "${name}" that is no function`);
  }
  if (options.spool !== undefined && (typeof options.spool !== 'string' || options.spool === '')) {
    refuse('has a "spool" that is no folder');
  }
  const connections = connectionsOf(options);
  const connection = connections[0] ?? DEFAULT_CONNECTION;
  return {
    ...options,
    connection,
    connections,
    variables: options.variables ?? [],
    digits: options.digits ?? false,
    tenant: options.tenant ?? ((channel) => channel.tenantid),
    number: options.number ?? ((number) => number),
    recorder: options.recorder ?? connection,
    interval: options.interval ?? 500,
    waitingRows: options.waitingRows ?? 100_000,
    spoolBytes: options.spoolBytes ?? 268_435_456,
  };
}

/** The settings of each connection: each has a recorder of its own. */
export function settingsOfConnections(settings: HistorySettings): readonly HistorySettings[] {
  const { connections, recorder, connection: first } = settings;
  if (connections.length === 1) return [settings];
  return connections.map((connection) => ({
    ...settings,
    connection,
    recorder: recorder === first ? connection : `${recorder}-${connection}`,
  }));
}

function connectionsOf({ connection = DEFAULT_CONNECTION }: AriHistoryOptions): readonly string[] {
  const all = typeof connection === 'string' ? [connection] : [...connection];
  if (all.length === 0 || all.some((name) => typeof name !== 'string') || new Set(all).size < all.length) {
    refuse('has a "connection" that is neither a name nor a list of different names');
  }
  return all;
}

function refuse(problem: string): never {
  throw new DataConfigurationException('AriHistoryModule', problem);
}
