import type { AriException, ChannelEnd } from '../../client/index.js';

/**
 * How a verb ends that did not come to its own end.
 * @publicApi
 */
export type VerbEnd =
  /** The call is over, went on in the dialplan, was moved to another program, or is out of sight. */
  | ChannelEnd
  /** Its `signal` ended it. */
  | { readonly outcome: 'aborted' }
  /** Asterisk refused a command, or could not be asked; `error` says which and why. The call may go on. */
  | { readonly outcome: 'refused'; readonly error: AriException };
