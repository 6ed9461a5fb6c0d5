// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import { BaseEvent } from '../../events/index.js';

/**
 * Answer to a REST command sent over the event connection. An event filter that does not allow it swallows every
 * answer.
 * Since Asterisk 20.14, 21.9 and 22.4.
 * @publicApi
 */
export class RESTResponse extends BaseEvent {
  declare readonly type: 'RESTResponse';
  /** Id given with the command. */
  declare readonly transaction_id: string;
  /** Id given with the command. */
  declare readonly request_id: string;
  /** HTTP status, such as 200, 204 or 404. */
  declare readonly status_code: number;
  /** The status in words. */
  declare readonly reason_phrase: string;
  /** Path of the command, without its query. */
  declare readonly uri: string;
  /** Type of the body. */
  declare readonly content_type?: string;
  /** The body as text; missing with 204. */
  declare readonly message_body?: string;
}
