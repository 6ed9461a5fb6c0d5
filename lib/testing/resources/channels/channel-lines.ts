import { causeOfReason, Cause, SoftHangup, sendDigits } from '../../channels/index.js';
import type { LineSignal } from '../../media/index.js';
import {
  type AriRequest,
  type Route,
  type RouteHandler,
  AriRefusal,
  badRequest,
  noContent,
  ok,
  pathValue,
  del,
  get,
  post,
} from '../../rest/index.js';
import { channelOf, readyControlOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';

const directions = new Set(['both', 'in', 'out']);

/** Which cause a hang-up request asks for. */
function hangupCause({ parameters }: AriRequest): number {
  const reason = parameters.text('reason');
  const code = parameters.text('reason_code');
  if (reason && code) throw badRequest("The reason and reason_code can't both be specified");
  if (code) {
    if (!/^\s*[+-]?\d/.test(code)) {
      throw new AriRefusal(400, 'Invalid Reason Code', 'Invalid reason for hangup reason code provided');
    }
    return Number.parseInt(code, 10);
  }
  if (!reason) return Cause.normal;
  const cause = causeOfReason(reason);
  if (cause === undefined) throw new AriRefusal(400, 'Invalid Reason', 'Invalid reason for hangup reason provided');
  return cause;
}

/** Silences a channel one way or both ways, or lets it be heard again. */
function muting(
  ready: (request: AriRequest) => Pick<ReturnType<typeof readyControlOf>, 'channel'>,
  mute: boolean,
): RouteHandler {
  return (request) => {
    const { channel } = ready(request);
    const direction = request.parameters.text('direction');
    if (direction === '') throw badRequest('Direction is required');
    if (!directions.has(direction)) throw badRequest('Invalid direction specified');
    for (const way of direction === 'both' ? ['in', 'out'] : [direction]) {
      if (mute) channel.muted.add(way);
      else channel.muted.delete(way);
    }
    return noContent();
  };
}

/** What is signalled on a line: answering, ringing, holding, digits, hanging up. */
export function channelLineRoutes(context: ResourceContext): Route[] {
  const ready = (request: AriRequest) => readyControlOf(context, pathValue(request, 'channelId'));
  /** A command of which the far device hears and the application gets nothing back. */
  const signalling =
    (signal?: LineSignal): RouteHandler =>
    (request) => {
      const { channel, commands } = ready(request);
      if (signal) commands.add(() => channel.device.signal(signal));
      return noContent();
    };
  return [
    get('channels', () => ok(context.exchange.channels.all().map((channel) => channel.snapshot()))),
    get('channels/{channelId}', (request) => ok(channelOf(context, pathValue(request, 'channelId')).snapshot())),
    del('channels/{channelId}', (request) => {
      const channel = channelOf(context, pathValue(request, 'channelId'));
      channel.hangupCause = hangupCause(request);
      channel.requestHangup(SoftHangup.explicit);
      return noContent();
    }),
    post('channels/{channelId}/answer', async (request) => {
      const { channel, commands } = ready(request);
      await commands.run(() => {
        if (channel.state === 'Up' || channel.hungUp) return;
        channel.setState('Up');
        channel.device.signal('answer');
      });
      return noContent();
    }),
    post('channels/{channelId}/ring', signalling('ringing')),
    del('channels/{channelId}/ring', signalling()),
    post('channels/{channelId}/progress', signalling('progress')),
    post('channels/{channelId}/hold', signalling('hold')),
    del('channels/{channelId}/hold', signalling('unhold')),
    post('channels/{channelId}/moh', signalling('music')),
    del('channels/{channelId}/moh', signalling('musicEnds')),
    post('channels/{channelId}/silence', signalling()),
    del('channels/{channelId}/silence', signalling()),
    post('channels/{channelId}/mute', muting(ready, true)),
    del('channels/{channelId}/mute', muting(ready, false)),
    post('channels/{channelId}/dtmf', (request) => {
      const { channel, commands } = ready(request);
      const { parameters } = request;
      const digits = parameters.text('dtmf');
      if (digits === '') throw badRequest('DTMF is required');
      commands.add(() =>
        sendDigits(channel, {
          digits,
          before: parameters.integer('before'),
          between: parameters.integer('between') || 100,
          duration: parameters.integer('duration') || 100,
          after: parameters.integer('after'),
        }),
      );
      return noContent();
    }),
  ];
}
