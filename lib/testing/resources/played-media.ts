import { randomUUID } from 'node:crypto';
import type { PlaybackOrder } from '../media/index.js';
import { type AriRequest, badRequest } from '../rest/index.js';

/** The order that a `play` operation gives. `refuseNegative` is off for bridges: Asterisk does not look at the numbers there. */
export function playbackOrder(
  request: AriRequest,
  target: { readonly uri: string; readonly language: string; readonly refuseNegative: boolean },
): PlaybackOrder {
  const { parameters } = request;
  const offsetMs = parameters.integer('offsetms');
  const skipMs = parameters.integer('skipms', 3000);
  if (target.refuseNegative && skipMs < 0) throw badRequest('skipms cannot be negative');
  if (target.refuseNegative && offsetMs < 0) throw badRequest('offsetms cannot be negative');
  return {
    id: request.pathValues.playbackId || parameters.text('playbackId') || randomUUID(),
    media: parameters.list('media').filter((uri) => uri !== ''),
    targetUri: target.uri,
    language: parameters.text('lang') || target.language,
    offsetMs: Math.max(0, offsetMs),
    skipMs,
  };
}
