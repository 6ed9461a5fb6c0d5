import type { SimulatedBridge } from '../bridges/index.js';
import type { SimulatedChannel } from '../channels/index.js';
import { badRequest, conflict, notFound, AriRefusal, unprocessable } from '../rest/index.js';
import type { StasisControl } from '../stasis/index.js';
import type { ResourceContext } from './resource-context.js';

/** A channel that exists, in Stasis or not. */
export function channelOf(context: ResourceContext, id: string, refusal = 'Channel not found'): SimulatedChannel {
  const channel = context.exchange.channels.find(id);
  if (!channel) throw notFound(refusal);
  return channel;
}

/** A channel that an application owns. */
export function controlOf(context: ResourceContext, id: string): StasisControl {
  const control = context.stasis.control(id);
  if (control) return control;
  channelOf(context, id);
  throw conflict('Channel not in Stasis application');
}

/** A channel that an application owns and that is past ringing: most commands need that. */
export function readyControlOf(context: ResourceContext, id: string): StasisControl {
  const control = controlOf(context, id);
  const { state } = control.channel;
  if (state === 'Down' || state === 'Rsrved' || state === 'Ringing') {
    throw new AriRefusal(412, 'Precondition Failed', 'Channel in invalid state');
  }
  return control;
}

export function bridgeOf(context: ResourceContext, id: string, refusal = 'Bridge not found'): SimulatedBridge {
  const bridge = context.exchange.bridges.find(id);
  if (!bridge) throw notFound(refusal);
  return bridge;
}

/** The channels that a bridge operation names; bridges answer other statuses for bad ones than channels do. */
export function bridgedControlsOf(context: ResourceContext, ids: readonly string[]): StasisControl[] {
  const named = ids.filter((id) => id !== '');
  if (named.length === 0) throw badRequest('Missing parameter channel');
  return named.map((id) => bridgedControlOf(context, id));
}

export function bridgedControlOf(context: ResourceContext, id: string): StasisControl {
  const control = context.stasis.control(id);
  if (control) return control;
  if (!context.exchange.channels.find(id)) throw badRequest('Channel not found');
  throw unprocessable('Channel not in Stasis application');
}
