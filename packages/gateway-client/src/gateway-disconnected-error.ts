import { GatewayError } from './gateway-error.js';

/** There is no answer, because the connection is away, or because it took too long. */
export class GatewayDisconnectedError extends GatewayError {
  override readonly code: string = 'GATEWAY_DISCONNECTED';
  /** `no`: the gateway has not seen it, and it may be asked again. `unknown`: it may have been carried out. */
  readonly sent: 'no' | 'unknown';

  constructor(what: string, sent: 'no' | 'unknown', why: string) {
    super(`${what}: ${why}`);
    this.sent = sent;
  }
}
