import type { StasisEnd } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method when a channel has left the application: it hung up, went on in the dialplan, or was moved to
 * another application. Commands for it fail from then on, unless it is in an application again.
 * @publicApi
 */
export function OnStasisEnd(match?: EventMatch<StasisEnd>, options?: AriHandlerOptions): HandlerDecorator<StasisEnd> {
  return handlerDecorator('StasisEnd', match, options);
}
