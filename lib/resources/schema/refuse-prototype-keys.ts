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
  look(input, 0);
}

function look(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new ResourceBadRequestException([`The input is nested deeper than ${DEEPEST}.`]);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) look(one, depth + 1);
    return;
  }
  for (const key of Object.keys(value)) {
    if (FORBIDDEN.has(key)) throw new ResourceBadRequestException([{ [key]: ['is no name for a field'] }]);
    look((value as Readonly<Record<string, unknown>>)[key], depth + 1);
  }
}
