/**
 * There is no Asterisk to be had on this machine: no apt, no Debian mirror, or neither network nor cache.
 * Tests are skipped for this reason alone; an Asterisk that is there and does not start is a failure.
 */
export class AsteriskMissingException extends Error {
  override readonly name = 'AsteriskMissingException';
}
