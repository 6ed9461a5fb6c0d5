import {
  type AriRequest,
  type Route,
  badRequest,
  conflict,
  noContent,
  notFound,
  crashing,
  pathValue,
  post,
} from '../../rest/index.js';
import type { DialplanPlace } from '../../dialplan/index.js';
import { controlOf, readyControlOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';

const transferStates = new Set(['channel_progress', 'channel_answered', 'channel_unavailable', 'channel_declined']);

/** Where `continue` sends a channel: what is not given is taken from where it stands. */
function continuedPlace(context: ResourceContext, request: AriRequest, now: DialplanPlace): DialplanPlace {
  const { parameters } = request;
  const givenContext = parameters.text('context');
  const givenExten = parameters.text('extension');
  const place = { context: givenContext || now.context, exten: givenExten || (givenContext ? 's' : now.exten) };
  const label = parameters.text('label');
  if (label) return { ...place, priority: labelledPriority(context, place, label) };
  const priority = parameters.integer('priority');
  if (priority !== 0) return { ...place, priority };
  return { ...place, priority: givenContext || givenExten ? 1 : now.priority + 1 };
}

/** The priority that a label names, or that a number in its place is. */
export function labelledPriority(
  context: ResourceContext,
  place: { readonly context: string; readonly exten: string },
  label: string,
): number {
  const number = /^\s*[+-]?\d+/.exec(label);
  const priority = number ? Number(number[0]) : context.exchange.dialplan.label(place.context, place.exten, label);
  if (priority === undefined) throw notFound('Requested label can not be found');
  if (priority === 0) throw badRequest('Requested priority is illegal');
  return priority;
}

/** Sending a channel elsewhere: on in the dialplan, to another application, to somebody else. */
export function channelMoveRoutes(context: ResourceContext): Route[] {
  return [
    post('channels/{channelId}/continue', (request) => {
      const control = readyControlOf(context, pathValue(request, 'channelId'));
      control.continueTo(continuedPlace(context, request, control.channel));
      return noContent();
    }),
    post('channels/{channelId}/move', (request) => {
      const control = controlOf(context, pathValue(request, 'channelId'));
      const app = request.parameters.text('app');
      if (app === '') throw crashing('POST /channels/{channelId}/move without "app"');
      const args = request.parameters.text('appArgs');
      context.stasis.move(control, app, args === '' ? [] : args.split(','));
      return noContent();
    }),
    post('channels/{channelId}/transfer_progress', (request) => {
      const { channel } = controlOf(context, pathValue(request, 'channelId'));
      const state = request.parameters.text('states').toLowerCase();
      if (state === '') throw badRequest('states must not be empty');
      if (!transferStates.has(state)) throw badRequest('Invalid states value');
      channel.onTransferProgress?.(state);
      return noContent();
    }),
    post('channels/{channelId}/dial', (request) => {
      const control = controlOf(context, pathValue(request, 'channelId'));
      if (control.channel.state !== 'Down') throw conflict("Channel is not in the 'Down' state");
      const caller = context.exchange.channels.find(request.parameters.text('caller'));
      if (caller) control.channel.connected = caller.caller;
      if (!context.stasis.outgoing.dial(control, request.parameters.integer('timeout'))) {
        throw conflict('Dialing a channel not created by ARI');
      }
      return noContent();
    }),
  ];
}
