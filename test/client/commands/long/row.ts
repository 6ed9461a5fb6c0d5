import type { Place } from './place.js';

/** An operation, its parameter, and how a text of any length is sent in it and read back. */
export type ReadBack = readonly [
  operation: string,
  parameter: string,
  back: (at: Place, text: string) => Promise<unknown>,
];

/** An operation, its parameter, a command with a text of any length in it, and what Asterisk itself says to that. */
export type Answered = readonly [
  operation: string,
  parameter: string,
  send: (at: Place, text: string) => PromiseLike<unknown>,
  answer: 'taken' | number,
];

/** A sound that would have to be fetched, so that its name may be anything. */
export const MEDIUM = 'sound:http://127.0.0.1:9/';

/** The same item so many times that they are this long with commas between. */
export function list(item: string, length: number): string[] {
  return Array.from({ length: Math.ceil(length / (item.length + 1)) }, () => item);
}
