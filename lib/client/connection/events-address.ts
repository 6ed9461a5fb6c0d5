import { LONGEST_LINE } from '../transport/index.js';

/** What a request line has beside the target: the method, two spaces and `HTTP/1.1`. */
const FRAME_OF_LINE = 'GET  HTTP/1.1'.length;

/** Gives the address of the event socket of these applications: their names travel in its query. */
export function eventsAddress(eventsUrl: string, applications: readonly string[], subscribeAll: boolean): string {
  return `${eventsUrl}?app=${encodeURIComponent(applications.join(','))}${subscribeAll ? '&subscribeAll=true' : ''}`;
}

/** Says what is wrong with applications whose names do not fit into the handshake, which Asterisk would refuse for ever. */
export function tooManyNames(address: string): string | undefined {
  const size = address.length - new URL(address).origin.length + FRAME_OF_LINE;
  return size > LONGEST_LINE
    ? `has names that make a request line of ${size} bytes, and Asterisk takes ${LONGEST_LINE}: shorten them, or make another client for some`
    : undefined;
}
