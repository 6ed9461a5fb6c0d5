import { nextTurn } from '../../clock/index.js';
import { SimulatedLiveRecording, SimulatedPlayback } from '../../media/index.js';
import {
  type Route,
  type RouteHandler,
  allocationFailed,
  crashing,
  created,
  unprocessable,
  pathValue,
  post,
} from '../../rest/index.js';
import { isKnownFormat } from '../channels/known-formats.js';
import { bridgeOf } from '../lookups.js';
import { playbackOrder } from '../played-media.js';
import { recordAndStore, recordingOrder, refuseBadEndings, refuseUnknownFormat } from '../recording-orders.js';
import type { ResourceContext } from '../resource-context.js';

/** Playing to a bridge and recording it. */
export function bridgeMediaRoutes(context: ResourceContext): Route[] {
  const { exchange } = context;
  const { bridgeMedia } = exchange;

  const play: RouteHandler = (request) => {
    const bridge = bridgeOf(context, pathValue(request, 'bridgeId'));
    const format = request.parameters.text('announcer_format');
    if (format && !isKnownFormat(format)) throw unprocessable('specified announcer_format is unknown on this system');
    const order = playbackOrder(request, { uri: `bridge:${bridge.id}`, language: 'en', refuseNegative: false });
    if (order.media.length === 0) return allocationFailed;
    const playback = new SimulatedPlayback(order, {
      clock: exchange.clock,
      lengthOf: (uri) => exchange.media.lengthOf(uri),
      publish: (type, snapshot) => bridgeMedia.publish(bridge, type, { playback: snapshot }),
      hear: (sound) => bridgeMedia.hear(bridge, sound),
    });
    exchange.playbacks.add(playback);
    bridgeMedia.queue(bridge, async () => {
      await nextTurn(exchange.clock);
      await playback.play(() => bridge.destroyed);
      exchange.playbacks.forget(playback);
    });
    return created(`/playbacks/${playback.id}`, playback.snapshot());
  };

  const record: RouteHandler = (request) => {
    const bridge = bridgeOf(context, pathValue(request, 'bridgeId'));
    if (!request.parameters.has('format')) throw crashing('POST /bridges/{bridgeId}/record without "format"');
    refuseUnknownFormat(request);
    const format = request.parameters.text('recorder_format');
    if (format && !isKnownFormat(format)) throw unprocessable('specified recorder_format is unknown on this system');
    refuseBadEndings(request);
    const recording = new SimulatedLiveRecording(recordingOrder(exchange, request, `bridge:${bridge.id}`), {
      clock: exchange.clock,
      source: bridge.mix,
      publish: (type, snapshot) => bridgeMedia.publish(bridge, type, { recording: snapshot }),
    });
    const takeRecorderOut = bridgeMedia.bringRecorder(bridge);
    exchange.liveRecordings.set(recording.order.name, recording);
    exchange.clock.soon(() => void recordAndStore(exchange, recording).then(takeRecorderOut));
    return created(`/recordings/live/${encodeURIComponent(recording.order.name)}`, recording.snapshot());
  };

  return [
    post('bridges/{bridgeId}/play', play),
    post('bridges/{bridgeId}/play/{playbackId}', play),
    post('bridges/{bridgeId}/record', record),
  ];
}
