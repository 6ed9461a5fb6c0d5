import type { ResourceContext, ResourceUser } from '../../resources/index.js';
import type { LiveGrant } from './live-grant.js';

/**
 * The streams of this room.
 * @publicApi
 */
export type LiveStream =
  | 'channels'
  | 'bridges'
  | 'playbacks'
  | 'liveRecordings'
  | 'storedRecordings'
  | 'endpoints'
  | 'deviceStates'
  | 'mailboxes'
  | 'applications'
  | 'sounds'
  | 'asterisk';

/**
 * Which resources of Asterisk are shown, and who may do what is dangerous.
 * @publicApi
 */
export interface AriLiveOptions<U extends ResourceUser = ResourceUser> {
  /** Name of the connection. Default: the one without a name. */
  readonly connection?: string;
  /** Streams that there are. Default: all but `asterisk`. */
  readonly streams?: readonly LiveStream[];
  /**
   * Whether a user may do something dangerous, asked besides `can`. Default: nobody.
   *
   * @param context - stream, action, key and object of the command.
   */
  readonly grants?: (user: U, grant: LiveGrant, context: ResourceContext) => boolean | Promise<boolean>;
  /**
   * Who an object of Asterisk belongs to; undefined: what this room finds out by itself, which is who made it through here,
   * then the `tenantid` and the `accountcode` of a channel. What plays or records on a channel or bridge, and a bridge, belong
   * to which tenant the channel belongs. Rows carry the answer as `tenant`.
   */
  readonly tenantOf?: (object: Readonly<Record<string, unknown>>, stream: LiveStream) => string | undefined;
}
