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
};

/** @throws {DataConfigurationException} an option is unknown, or can never work. */
export function historySettings(options: AriHistoryOptions): HistorySettings {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(KNOWN, name)) continue;
    const near = nearestName(name, Object.keys(KNOWN));
    refuse(`has an unknown "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
  }
  for (const name of ['keepDays', 'interval', 'waitingRows'] as const) {
    const value = options[name];
    if (value !== undefined && (!Number.isFinite(value) || value <= 0)) refuse(`has a "${name}" that is not above 0`);
  }
  for (const name of ['tenant', 'number'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      refuse(`has a "${name}" that is no function`);
  }
  const connection = options.connection ?? DEFAULT_CONNECTION;
  return {
    ...options,
    connection,
    variables: options.variables ?? [],
    digits: options.digits ?? false,
    tenant: options.tenant ?? ((channel) => channel.tenantid),
    number: options.number ?? ((number) => number),
    recorder: options.recorder ?? connection,
    interval: options.interval ?? 500,
    waitingRows: options.waitingRows ?? 100_000,
  };
}

function refuse(problem: string): never {
  throw new DataConfigurationException('AriHistoryModule', problem);
}
