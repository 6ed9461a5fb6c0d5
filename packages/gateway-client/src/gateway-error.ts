/** Something that was asked of the gateway has failed. */
export class GatewayError extends Error {
  /** Names this kind of failure for other programs. */
  readonly code: string = 'GATEWAY_ERROR';

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}
