import type { ArgumentsHost } from '@nestjs/common';

/**
 * Type of the execution context of ARI handlers: `context.getType<'ari'>()`.
 * @publicApi
 */
export const ARI_CONTEXT_TYPE = 'ari';

/**
 * Whether a guard, interceptor or filter runs for an ARI handler, not for an HTTP request.
 * @publicApi
 */
export function isAriContext(host: ArgumentsHost): boolean {
  return host.getType<string>() === ARI_CONTEXT_TYPE;
}
