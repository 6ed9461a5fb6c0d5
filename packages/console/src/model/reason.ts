import { GatewayAnswerError, GatewayCallError } from 'nestjs-ari-gateway-client';

/** Why something was refused, in the words of the gateway. */
export function reasonOf(error: unknown): string {
  if (error instanceof GatewayAnswerError) {
    const reasons = error.errors.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    return `${error.status} ${reasons.join(' ')}`;
  }
  if (error instanceof GatewayCallError) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
