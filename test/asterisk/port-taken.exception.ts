/** Another process holds a port that this Asterisk was to listen on. */
export class PortTakenException extends Error {
  override readonly name = 'PortTakenException';
}
