import type { Command, Reply } from './exchange-stub.js';
import {
  destroyed,
  hangupRequest,
  playbackFinished,
  playbackStarted,
  stasisEnd,
  stasisStart,
  wireChannel,
  wireEvent,
  wirePlayback,
} from './wire-events.js';

/** What a command comes to: its answer, and the events that it causes, in the order that Asterisk keeps to. */
export interface CallStage {
  readonly name: 'originate' | 'play' | 'continue' | 'hangup' | 'other';
  readonly reply: Reply;
  readonly events: readonly object[];
}

/** Plays Asterisk for calls: originate, play, continue, hang up. A sound of an unknown kind never finishes. */
export function callStage({ method, path, query }: Command): CallStage {
  const [resource = '', id = '', action = '', playback = ''] = path.split('/');
  if (resource !== 'channels' || method === 'GET') return { name: 'other', reply: { status: 404 }, events: [] };
  if (method === 'DELETE') {
    const events = [hangupRequest(id, { cause: 32, soft: true }), stasisEnd(id), destroyed(id)];
    return { name: 'hangup', reply: { status: 204 }, events };
  }
  if (action === 'continue') return { name: 'continue', reply: { status: 204 }, events: [stasisEnd(id)] };
  if (action === 'play') {
    const reply = { status: 201, body: wirePlayback(playback, 'queued', `channel:${id}`) };
    const finished = query.get('media')?.startsWith('bogus:') === true ? [] : [playbackFinished(playback)];
    return { name: 'play', reply, events: [playbackStarted(playback), ...finished] };
  }
  const up = wireEvent('ChannelStateChange', { channel: wireChannel(id) });
  return { name: 'originate', reply: { status: 200, body: wireChannel(id, 'Down') }, events: [up, stasisStart(id)] };
}
