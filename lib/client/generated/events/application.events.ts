// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Channel } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A channel should have moved to another Stasis application, but that one does not exist. Sent to the application it
 * was to leave.
 * Since Asterisk 13.26 and 16.3.
 * @publicApi
 */
export class ApplicationMoveFailed extends BaseEvent {
  declare readonly type: 'ApplicationMoveFailed';
  /** The channel that was to move. */
  declare readonly channel: Channel;
  /** Name of the application that was not found. */
  declare readonly destination: string;
  /** Arguments meant for that application. */
  declare readonly args: readonly string[];
}

/**
 * The application is ready. First event on connections that Asterisk itself opens (outbound WebSockets); connections
 * you open do not get it.
 * Since Asterisk 20.15, 21.10 and 22.5.
 * @publicApi
 */
export class ApplicationRegistered extends BaseEvent {
  declare readonly type: 'ApplicationRegistered';
}

/**
 * Another connection took over this application, for instance a second copy of your program. This connection stays open
 * but gets nothing more; reconnecting would push the other one out.
 * @publicApi
 */
export class ApplicationReplaced extends BaseEvent {
  declare readonly type: 'ApplicationReplaced';
}

/**
 * The application was taken out of service on this connection.
 * Since Asterisk 20.15, 21.10 and 22.5.
 * @publicApi
 */
export class ApplicationUnregistered extends BaseEvent {
  declare readonly type: 'ApplicationUnregistered';
}
