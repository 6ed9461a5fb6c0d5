import { GatewayError } from './gateway-error.js';

/** The gateway has refused a request to a resource. */
export class GatewayAnswerError extends GatewayError {
  override readonly code: string = 'GATEWAY_ANSWER';
  /** As in HTTP: 403 not permitted, 404 not there, 422 does not fit, 429 too many, 503 away. */
  readonly status: number;
  /** Sentences, or messages by field. */
  readonly errors: readonly unknown[];

  constructor(what: string, status: number, errors: readonly unknown[]) {
    const reasons = errors.map((error) => (typeof error === 'string' ? error : JSON.stringify(error)));
    super(`${what} was answered with ${status}: ${reasons.join(' ')}`);
    this.status = status;
    this.errors = errors;
  }
}
