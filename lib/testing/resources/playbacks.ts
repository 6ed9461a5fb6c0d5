import type { SimulatedPlayback, PlaybackOperation } from '../media/index.js';
import {
  type AriRequest,
  type Route,
  badRequest,
  conflict,
  noContent,
  notFound,
  ok,
  serverError,
  pathValue,
  del,
  get,
  post,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

const operations: readonly PlaybackOperation[] = ['restart', 'pause', 'unpause', 'reverse', 'forward'];

/** Playbacks that are queued or playing. */
export function playbackRoutes(context: ResourceContext): Route[] {
  const find = (request: AriRequest): SimulatedPlayback => {
    const playback = context.exchange.playbacks.find(pathValue(request, 'playbackId'));
    if (!playback) throw notFound('Playback not found');
    return playback;
  };
  return [
    get('playbacks/{playbackId}', (request) => ok(find(request).snapshot())),
    del('playbacks/{playbackId}', (request) => {
      if (find(request).stop() === 'failed') throw serverError('Could not stop playback');
      return noContent();
    }),
    post('playbacks/{playbackId}/control', (request) => {
      const word = request.parameters.text('operation');
      if (!request.parameters.has('operation')) throw badRequest('Missing operation');
      const operation = operations.find((known) => known === word);
      if (!operation) throw badRequest(`Invalid operation ${word}`);
      const outcome = find(request).operate(operation);
      if (outcome === 'failed') throw serverError(`Could not ${operation} playback`);
      if (outcome === 'not playing') throw conflict(`Can only ${operation} while media is playing`);
      return noContent();
    }),
  ];
}
