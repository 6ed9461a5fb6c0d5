/**
 * A program from Debian is not to be had on this machine: no apt, no Debian mirror, or neither network nor cache.
 * Tests are skipped for this reason alone; a program that is there and does not start is a failure.
 */
export class PackageMissingException extends Error {
  override readonly name = 'PackageMissingException';
}
