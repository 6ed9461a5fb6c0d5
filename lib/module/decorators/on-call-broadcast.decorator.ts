import type { Observable } from 'rxjs';
import type { CallBroadcast } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Whether a call on offer is wanted.
 * @publicApi
 */
export type CallDecision = boolean | PromiseLike<boolean> | Observable<boolean>;

/**
 * Calls the method when `StasisBroadcast()` offers a call to several applications, and claims the call where it returns
 * `true` or a promise of it. The first claim wins: that application gets StasisStart, as if the dialplan had said
 * `Stasis()`, and its `@OnStasisStart()` serves the call. That another one was faster, or that the caller is gone, is no
 * error. Nothing is claimed while the application shuts down. Since Asterisk 20.20, 22.10 and 23.4.
 *
 * @param match - conditions on the fields of the event.
 * @example
 * @OnCallBroadcast({ called: /^8/ })
 * wanted(): boolean {
 *   return this.calls < 10;
 * }
 * @publicApi
 */
export function OnCallBroadcast(
  match?: EventMatch<CallBroadcast>,
  options?: AriHandlerOptions,
): HandlerDecorator<CallBroadcast, CallDecision> {
  return handlerDecorator('CallBroadcast', match, options, { claims: true });
}
