import type { Application } from '../entities/index.js';
import type { ApplicationsRepository } from '../generated/index.js';

/** Asterisk's own name for a subscription to the states of all devices, seen in 22.10.1. */
const ALL_DEVICES = '__AST_DEVICE_STATE_ALL_TOPIC';

/** Subscribes to the states of all devices, beside which there may be single ones. */
const ALL_STATES = 'deviceState:';

/** Sources in one request: few enough for its first line, so that no body is needed, which a proxy may drop of a DELETE. */
const AT_ONCE = 25;

/** Lists the endpoints that an application is subscribed to: those of a technology, and single ones. */
export function endpointsOf({ endpoint_ids }: Application): readonly string[] {
  return endpoint_ids.map((endpoint) => `endpoint:${endpoint}`);
}

/** Lists the devices that an application is subscribed to. */
export function devicesOf({ device_names }: Application): readonly string[] {
  return device_names.map((device) => (device === ALL_DEVICES ? ALL_STATES : `deviceState:${device}`));
}

/** Ends subscriptions of an application, several with one command. */
export async function unsubscribe(
  applications: ApplicationsRepository,
  application: string,
  sources: readonly string[],
  limits: { readonly timeout: number },
): Promise<void> {
  const single = sources.filter((source) => source !== ALL_STATES);
  const count = Math.ceil(single.length / AT_ONCE);
  const parts = Array.from({ length: count }, (_, part) => single.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  if (single.length < sources.length) parts.push([ALL_STATES]);
  await Promise.allSettled(parts.map((eventSource) => applications.unsubscribe(application, { eventSource }, limits)));
}
