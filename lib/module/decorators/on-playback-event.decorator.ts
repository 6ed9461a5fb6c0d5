import type { PlaybackEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of a playback: begun, gone on to its next sound, ended. For one's own playback
 * `await channel.play(…).finished()` is the shorter way.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnPlaybackEvent('PlaybackFinished', { playback: ({ state }) => state === 'failed' })
 * @publicApi
 */
export function OnPlaybackEvent<K extends keyof PlaybackEventMap>(
  name: K,
  match?: EventMatch<PlaybackEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<PlaybackEventMap[K]> {
  return handlerDecorator(name, match, options);
}
