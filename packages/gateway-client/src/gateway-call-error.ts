import { GatewayError } from './gateway-error.js';

/** A call has failed, or was refused. */
export class GatewayCallError extends GatewayError {
  override readonly code: string = 'GATEWAY_CALL';
  readonly method: string;
  /** The words of the gateway: `Permission Denied`, `Invalid RPC parameters`, … */
  readonly reason: string;
  /** What is wrong with the fields of the payload. */
  readonly errors: Readonly<Record<string, string>>;

  constructor(method: string, reason: string, errors: Readonly<Record<string, string>> = {}) {
    const fields = Object.entries(errors).map(([field, problem]) => `${field}: ${problem}`);
    super(`The call of ${method} has failed: ${[reason, ...fields].join('; ')}`);
    this.method = method;
    this.reason = reason;
    this.errors = errors;
  }
}
