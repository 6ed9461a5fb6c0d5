import { nearestName } from '../../client/internal.js';
import { DataConfigurationException } from '../exceptions/index.js';

/** Refuses the options of the module. No message shows a value: it may hold a password. */
export function refuse(problem: string): never {
  throw new DataConfigurationException('AriDataModule', problem);
}

/** An object whose keys are known. */
export function checkedObject(what: string, value: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse(`needs an object of ${known.join(', ')} for ${what}`);
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    const meant = near === undefined ? '' : `; did you mean "${near}"`;
    refuse(`has an unknown "${name}" in ${what}${meant}; known are ${known.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

export function wholeNumber(name: string, value: unknown, otherwise: number, least = 1): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value < 2 ** 31) return value;
  return refuse(`has a "${name}" that is not a whole number from ${least} to ${2 ** 31 - 1}`);
}

export function flag(name: string, value: unknown, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  return typeof value === 'boolean' ? value : refuse(`has a "${name}" that is neither true nor false`);
}
