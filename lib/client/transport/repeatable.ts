import type { TransportRequest } from './transport.js';

/**
 * Whether a command may be given a second time when its answer was lost: reading twice changes nothing, and what has
 * been ended, stopped or removed is so once. Of a POST Asterisk would make two. Its PUT sends texts and rotates logs as
 * well as setting values, so that it is no promise here.
 */
export function repeatable({ method }: TransportRequest): boolean {
  return method === 'GET' || method === 'DELETE';
}
