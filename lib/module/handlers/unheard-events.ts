import type { ConnectionSettings } from '../options/index.js';

/** Events that Asterisk sends to no application unless it subscribed to their source. */
const SOURCES: Readonly<Record<string, string>> = {
  DeviceStateChanged: 'deviceState:',
  EndpointStateChange: 'endpoint:',
  PeerStatusChange: 'endpoint:',
  ContactStatusChange: 'endpoint:',
  TextMessageReceived: 'endpoint:',
};

/** The kind of subscription that an event needs and the connection does not have; undefined when it can come. */
export function missingSubscription(event: string, settings: ConnectionSettings): string | undefined {
  const source = SOURCES[event];
  if (source === undefined || settings.subscribeAll) return undefined;
  return settings.subscriptions.some((subscription) => subscription.startsWith(source)) ? undefined : source;
}
