import type { Channels } from '../channels/index.js';
import type { Endpoints } from './endpoints.js';

/** The state of a phone, from its registration and its calls; nothing for a device that is no endpoint. */
export function phoneState(endpoints: Endpoints, channels: Channels, name: string): string | undefined {
  const registration = endpoints.state(name);
  if (registration === undefined) return undefined;
  if (registration !== 'online') return 'UNAVAILABLE';
  const states = channels.ofEndpoint(name).map((channel) => channel.state);
  const rings = states.includes('Ringing');
  if (states.some((state) => state === 'Up' || state === 'Ring')) return rings ? 'RINGINUSE' : 'INUSE';
  return rings ? 'RINGING' : 'NOT_INUSE';
}
