import { ResourceBadRequestException } from '../exceptions/index.js';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Deeper than any input of ours; what goes over every value would run out of stack far later. */
const DEEPEST = 64;

/**
 * Refuses an input that could reach into the prototype of what it is copied to, and one that is nested without end.
 *
 * @throws {ResourceBadRequestException} naming the key.
 */
export function refusePrototypeKeys(input: unknown): void {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new ResourceBadRequestException([`The input is nested deeper than ${DEEPEST}.`]);
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value as unknown[];
  const forbidden = Object.keys(value).find((key) => FORBIDDEN.has(key));
  if (forbidden !== undefined) throw new ResourceBadRequestException([{ [forbidden]: ['is no name for a field'] }]);
  return Object.values(value);
}
