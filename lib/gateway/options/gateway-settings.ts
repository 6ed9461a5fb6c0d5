import { ResourceConfigurationException } from '../../resources/index.js';
import { DEFAULT_LIMITS, type GatewayLimits } from './gateway-limits.js';
import type { AriGatewayOptions, GatewaySettings } from './gateway-options.js';

/** @throws {ResourceConfigurationException} nobody says who is let in, or an option can never work. */
export function gatewaySettings(options: AriGatewayOptions): GatewaySettings {
  const { path = '/ari-gateway', authenticate, origins = [], limits = {}, ariEvents = false, asyncapi = {} } = options;
  if (typeof authenticate !== 'function') {
    refuse('needs "authenticate": nobody is let in unless a function says who a client is');
  }
  if (!/^\/[^?#\s]*$/.test(path)) refuse(`has the "path" "${path}", which must begin with "/" and have no query`);
  const malformed = origins.find((origin) => origin !== originOf(origin));
  if (malformed !== undefined) {
    refuse(`has "${malformed}" among its "origins", which must be like "https://console.example.com"`);
  }
  if (typeof ariEvents !== 'boolean') refuse('has "ariEvents", which must be true or false');
  return {
    path,
    authenticate,
    origins,
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

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}

function refuse(problem: string): never {
  throw new ResourceConfigurationException('AriGatewayModule', problem);
}
