// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Application } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import type { EventFilter } from '../models/applications.models.js';
import { APPLICATIONS_OPERATIONS } from '../operations/applications.operations.js';

/**
 * Options of `applications.subscribe`.
 * @publicApi
 */
export interface ApplicationsSubscribeOptions {
  /**
   * One or several sources: `channel:id`, `bridge:id`, `endpoint:PJSIP`, `endpoint:PJSIP/alice`, `deviceState:name`. An
   * empty id (`channel:`) stands for all.
   */
  readonly eventSource: string | readonly string[];
}

/**
 * Options of `applications.unsubscribe`.
 * @publicApi
 */
export interface ApplicationsUnsubscribeOptions {
  /**
   * One or several sources: `channel:id`, `bridge:id`, `endpoint:PJSIP`, `endpoint:PJSIP/alice`, `deviceState:name`. An
   * empty id (`channel:`) stands for all.
   */
  readonly eventSource: string | readonly string[];
}

/**
 * Options of `applications.filter`.
 * @publicApi
 */
export interface ApplicationsFilterOptions {
  /**
   * Two lists, `allowed` and `disallowed`, of objects with a `type`: `{"allowed":[{"type":"StasisStart"}]}`. An empty
   * or missing allowed list lets everything pass; what is disallowed never passes. A list not given stays as it was;
   * without a filter both are emptied.
   */
  readonly filter?: EventFilter;
}

/**
 * Stasis applications known to Asterisk: which events they get, beyond those of their own calls, and which are left
 * out.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class ApplicationsRepository extends Repository {
  /**
   * Lists the Stasis applications known to Asterisk. One whose connection broke stays listed while it has channels,
   * bridges or subscriptions of its own, so a name in the list does not prove that anybody is connected.
   * @returns All applications with their subscriptions.
   */
  list(request?: RequestOptions): Promise<Application[]> {
    return this.execute(APPLICATIONS_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Reads the subscriptions and the event filter of one application.
   * @param applicationName - Name of the Stasis application.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   */
  get(applicationName: string, request?: RequestOptions): Promise<Application> {
    return this.execute(APPLICATIONS_OPERATIONS.get, [applicationName], undefined, request);
  }

  /**
   * Lets an application also receive the events of objects it does not control: other calls, bridges, phones, device
   * states. Such subscriptions outlive a broken connection.
   * @param applicationName - Name of the Stasis application.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriIllegalInputException} No source was named, or its scheme is unknown.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   * @throws {AriUnprocessableException} A named channel, bridge or endpoint does not exist.
   */
  subscribe(
    applicationName: string,
    options: ApplicationsSubscribeOptions,
    request?: RequestOptions,
  ): Promise<Application> {
    return this.execute(APPLICATIONS_OPERATIONS.subscribe, [applicationName], options, request);
  }

  /**
   * Ends subscriptions of an application. The subscription to all channels (`channel:`) cannot be ended this way;
   * Asterisk answers 501.
   * @param applicationName - Name of the Stasis application.
   * @returns The application with its subscriptions as they are now.
   * @throws {AriIllegalInputException} No source was named, or its scheme is unknown.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   * @throws {AriIllegalStateException} The application has no such subscription (Asterisk 22.10 gives 422 for it).
   * @throws {AriUnprocessableException} A named source does not exist, or the application has no such subscription.
   */
  unsubscribe(
    applicationName: string,
    options: ApplicationsUnsubscribeOptions,
    request?: RequestOptions,
  ): Promise<Application> {
    return this.execute(APPLICATIONS_OPERATIONS.unsubscribe, [applicationName], options, request);
  }

  /**
   * Chooses which kinds of events an application gets. Unknown names are accepted without notice. The filter outlives a
   * broken connection; when commands travel over the event connection, a filter that holds RESTResponse back is refused
   * before it is sent, or no command would be answered any more.
   * Since Asterisk 13.26 and 16.3.
   * @param applicationName - Name of the Stasis application.
   * @returns The application with its filter as it is now.
   * @throws {AriIllegalInputException} The body has the wrong form.
   * @throws {AriNotFoundException} No application of this name: it has no connection and nothing else keeps it alive.
   */
  filter(applicationName: string, options?: ApplicationsFilterOptions, request?: RequestOptions): Promise<Application> {
    return this.execute(APPLICATIONS_OPERATIONS.filter, [applicationName], options, request);
  }
}
