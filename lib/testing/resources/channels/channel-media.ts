import { SimulatedLiveRecording, SimulatedPlayback } from '../../media/index.js';
import { type Route, type RouteHandler, badRequest, created, serverError, pathValue, post } from '../../rest/index.js';
import { nextTurn } from '../../clock/index.js';
import { controlOf, readyControlOf } from '../lookups.js';
import { playbackOrder } from '../played-media.js';
import { recordAndStore, recordingOrder, refuseBadEndings, refuseUnknownFormat } from '../recording-orders.js';
import type { ResourceContext } from '../resource-context.js';

/** Playing to a channel and recording it. */
export function channelMediaRoutes(context: ResourceContext): Route[] {
  const { exchange } = context;

  const play: RouteHandler = (request) => {
    const control = readyControlOf(context, pathValue(request, 'channelId'));
    const { channel } = control;
    const order = playbackOrder(request, {
      uri: `channel:${channel.id}`,
      language: channel.language,
      refuseNegative: true,
    });
    if (order.media.length === 0) throw serverError('Failed to queue media for playback');
    const playback = new SimulatedPlayback(order, {
      clock: exchange.clock,
      lengthOf: (uri) => exchange.media.lengthOf(uri),
      publish: (type, snapshot) => channel.publishOther(type, { playback: snapshot }),
      hear: (sound) => channel.device.hear(sound),
    });
    exchange.playbacks.add(playback);
    control.commands.add(async () => {
      await nextTurn(exchange.clock);
      await control.attend(playback, () => playback.play(() => channel.hungUp));
      exchange.playbacks.forget(playback);
    });
    return created(`/playbacks/${playback.id}`, playback.snapshot());
  };

  const record: RouteHandler = (request) => {
    const { parameters } = request;
    if (parameters.integer('maxDurationSeconds') < 0) throw badRequest('max_duration_seconds cannot be negative');
    if (parameters.integer('maxSilenceSeconds') < 0) throw badRequest('max_silence_seconds cannot be negative');
    const control = controlOf(context, pathValue(request, 'channelId'));
    const { channel } = control;
    refuseBadEndings(request);
    refuseUnknownFormat(request);
    const recording = new SimulatedLiveRecording(recordingOrder(exchange, request, `channel:${channel.id}`), {
      clock: exchange.clock,
      source: channel.incoming,
      publish: (type, snapshot) => channel.publishOther(type, { recording: snapshot }),
    });
    exchange.liveRecordings.set(recording.order.name, recording);
    control.recording = true;
    control.commands.add(async () => {
      await nextTurn(exchange.clock);
      if (control.bridge !== undefined || control.inDialBridge) {
        exchange.liveRecordings.delete(recording.order.name);
        control.recording = false;
        recording.fail('Cannot record channel while in bridge');
        return;
      }
      if (recording.order.beep) channel.device.signal('beep');
      const onDigit = (digit: string): void => recording.digit(digit);
      channel.digitListeners.add(onDigit);
      await control.attend({ hangUp: () => recording.stop() }, () => recordAndStore(exchange, recording));
      channel.digitListeners.delete(onDigit);
      control.recording = false;
    });
    return created(`/recordings/live/${encodeURIComponent(recording.order.name)}`, recording.snapshot());
  };

  return [
    post('channels/{channelId}/play', play),
    post('channels/{channelId}/play/{playbackId}', play),
    post('channels/{channelId}/record', record),
  ];
}
