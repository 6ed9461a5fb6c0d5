// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Application } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { ApplicationEventMap } from '../events/event-map.js';
import type { EventTypeName } from '../models/applications.models.js';
import type { ApplicationsFilterOptions, ApplicationsRepository } from '../repositories/applications.repository.js';

/**
 * A Stasis application: the name under which your program receives calls and events.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class ApplicationBase extends LiveEntity<ApplicationsRepository, ApplicationEventMap> {
  /** What `Stasis()` in the dialplan and `apps` of a connection call it. */
  declare readonly name: string;
  /** Channels whose events it gets; `__AST_CHANNEL_ALL_TOPIC` stands for all. */
  declare readonly channel_ids: readonly string[];
  /** Bridges whose events it gets. */
  declare readonly bridge_ids: readonly string[];
  /** Endpoints whose events it gets, as `PJSIP/alice`. */
  declare readonly endpoint_ids: readonly string[];
  /** Devices whose state changes it gets. */
  declare readonly device_names: readonly string[];
  /** Kinds of events it gets; empty for all. Since Asterisk 13.26 and 16.3. */
  declare readonly events_allowed: readonly EventTypeName[];
  /** Kinds of events it never gets. Since Asterisk 13.26 and 16.3. */
  declare readonly events_disallowed: readonly EventTypeName[];

  /**
   * Reads the subscriptions and the event filter of one application.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   */
  refresh(request?: RequestOptions): Promise<Application> {
    return this.repository().get(this.name, request);
  }

  /**
   * Lets an application also receive the events of objects it does not control: other calls, bridges, phones, device
   * states. Such subscriptions outlive a broken connection.
   * @param eventSource - One or several sources: `channel:id`, `bridge:id`, `endpoint:PJSIP`, `endpoint:PJSIP/alice`,
   *   `deviceState:name`. An empty id (`channel:`) stands for all.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriIllegalInputException} No source was named, or its scheme is unknown.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   * @throws {AriUnprocessableException} A named channel, bridge or endpoint does not exist.
   */
  subscribe(eventSource: string | readonly string[], request?: RequestOptions): Promise<Application> {
    return this.repository().subscribe(this.name, { eventSource }, request);
  }

  /**
   * Ends subscriptions of an application. The subscription to all channels (`channel:`) cannot be ended this way;
   * Asterisk answers 501.
   * @param eventSource - One or several sources: `channel:id`, `bridge:id`, `endpoint:PJSIP`, `endpoint:PJSIP/alice`,
   *   `deviceState:name`. An empty id (`channel:`) stands for all.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriIllegalInputException} No source was named, or its scheme is unknown.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   * @throws {AriIllegalStateException} The application has no such subscription (Asterisk 22.10 gives 422 for it).
   * @throws {AriUnprocessableException} A named source does not exist, or the application has no such subscription.
   */
  unsubscribe(eventSource: string | readonly string[], request?: RequestOptions): Promise<Application> {
    return this.repository().unsubscribe(this.name, { eventSource }, request);
  }

  /**
   * Chooses which kinds of events an application gets. Unknown names are accepted without notice. The filter outlives a
   * broken connection; when commands travel over the event connection, a filter that holds RESTResponse back is refused
   * before it is sent, or no command would be answered any more.
   * Since Asterisk 13.26 and 16.3.
   * @returns The application with its filter as it is now.
   * @throws {AriIllegalInputException} The body has the wrong form.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   */
  filter(options?: ApplicationsFilterOptions, request?: RequestOptions): Promise<Application> {
    return this.repository().filter(this.name, options, request);
  }
}
