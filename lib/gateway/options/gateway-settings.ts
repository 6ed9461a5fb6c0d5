import { ResourceConfigurationException } from '../../resources/index.js';
import { checkedOrigins } from '../../resources/internal.js';
import { DEFAULT_LIMITS, type GatewayLimits } from './gateway-limits.js';
import type { AriGatewayOptions, GatewaySettings } from './gateway-options.js';

/** @throws {ResourceConfigurationException} nobody says who is let in, or an option can never work. */
export function gatewaySettings(options: AriGatewayOptions): GatewaySettings {
  const { path = '/ari-gateway', authenticate, origins = [], limits = {}, ariEvents = false, asyncapi = {} } = options;
  if (typeof authenticate !== 'function') {
    refuse('needs "authenticate": nobody is let in unless a function says who a client is');
  }
  if (!/^\/[^?#\s]*$/.test(path)) refuse(`has the "path" "${path}", which must begin with "/" and have no query`);
  if (typeof ariEvents !== 'boolean') refuse('has "ariEvents", which must be true or false');
  return {
    path,
    authenticate,
    origins: checkedOrigins(origins, refuse),
    limits: checkedLimits(limits),
    ariEvents,
    asyncapi: asyncapi === false ? undefined : asyncapi,
  };
}

function checkedLimits(given: Partial<GatewayLimits>): GatewayLimits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const [name, limit] of Object.entries(limits)) {
    if (!(name in DEFAULT_LIMITS)) refuse(`has an unknown limit "${name}"`);
    if (!Number.isFinite(limit) || limit <= 0) refuse(`has the limit "${name}" of ${limit}, which must be above 0`);
  }
  return limits;
}

function refuse(problem: string): never {
  throw new ResourceConfigurationException('AriGatewayModule', problem);
}
