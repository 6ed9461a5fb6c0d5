import type { TransportRequest } from './transport.js';

/**
 * Decides whether a command may be sent a second time when its answer was lost. GET and DELETE may: reading twice
 * changes nothing, and what was ended, stopped or removed stays so. A POST could create two things. PUT may not either:
 * Asterisk uses it for sending texts and rotating logs as well as for setting values.
 */
export function repeatable({ method }: TransportRequest): boolean {
  return method === 'GET' || method === 'DELETE';
}
