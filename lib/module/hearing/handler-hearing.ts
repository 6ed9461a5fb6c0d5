import type { AriResync, BaseEvent, StasisStart } from '../../client/index.js';
import type { AriConnection } from '../connection/index.js';
import { isNewCall } from './channel-origin.js';
import type { ChannelOrigins } from './channel-origins.js';
import type { DiscoveredHandler } from '../discovery/index.js';
import { eventMatcher } from './event-matcher.js';

/** Calls a handler with an event, whatever stands around it. */
export type Invoke = (event: BaseEvent) => unknown;

/** Name under which handlers ask for what was found after a gap. */
export const RESYNC = 'AriResync';

/** Lets a handler hear what it asked for, for as long as the connection lives. */
export function hear(
  handler: DiscoveredHandler,
  connection: AriConnection,
  origins: ChannelOrigins,
  call: Invoke,
): void {
  if (handler.event === RESYNC) hearResyncs(handler, connection, call);
  else hearEvents(handler, connection, origins, call);
}

function hearEvents(
  { event: name, match, app, name: source }: DiscoveredHandler,
  connection: AriConnection,
  origins: ChannelOrigins,
  call: Invoke,
) {
  const { client } = connection;
  const { origin = 'any' } = match;
  if (name === 'StasisEnd' && origin !== 'any') origins.watch();
  const matches = eventMatcher(match, (event) => origins.of(event));
  const listener = (event: BaseEvent): unknown => {
    if (matches !== undefined && !matches(event)) return undefined;
    if (connection.draining && event.type === 'StasisStart' && isNewCall(event as StasisStart, client.ids)) {
      return undefined;
    }
    return call(event);
  };
  // Reports of a failed listener name it by this.
  Object.defineProperty(listener, 'name', { value: source });
  client.on(name as '*', listener, app === undefined ? {} : { application: app });
}

function hearResyncs({ match, name }: DiscoveredHandler, { client, work }: AriConnection, call: Invoke): void {
  const { atStart, ...conditions } = match;
  const matches = eventMatcher(conditions);
  client.resyncs.subscribe((resync: AriResync) => {
    if (resync.gapMs === undefined && atStart !== true) return;
    // A condition may be a function of the application, and fail as its handlers do.
    void work.do(resync, name, () => (matches === undefined || matches(resync) ? call(resync) : undefined));
  });
}
