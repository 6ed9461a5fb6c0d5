import type { RecordingEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of a recording: begun, ended, failed.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnRecordingEvent('RecordingFinished')
 * @publicApi
 */
export function OnRecordingEvent<K extends keyof RecordingEventMap>(
  name: K,
  match?: EventMatch<RecordingEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<RecordingEventMap[K]> {
  return handlerDecorator(name, match, options);
}
