import { type SimulatedChannel, Cause } from '../../channels/index.js';
import {
  type Route,
  badRequest,
  forbidden,
  noContent,
  notFound,
  ok,
  unprocessable,
  pathValue,
  get,
  post,
} from '../../rest/index.js';
import { channelOf, readyControlOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';
import { soundlessStatistics } from './soundless-statistics.js';

/** How SIP says "call there instead" to a telephone that has not been answered. */
const MOVED_TEMPORARILY = 302;

function refuseBadRedirect(technology: string, endpoint: string): void {
  if (endpoint === '') throw badRequest("Required parameter 'endpoint' not provided.");
  const slash = endpoint.indexOf('/');
  if (slash <= 0) throw unprocessable(`Endpoint parameter '${endpoint}' does not contain tech/resource`);
  const asked = endpoint.slice(0, slash);
  if (slash === endpoint.length - 1) throw unprocessable(`No resource provided in endpoint parameter '${asked}'`);
  if (asked.toLowerCase() !== technology.toLowerCase()) {
    throw unprocessable(`Endpoint technology '${asked}' does not match channel technology '${technology}'`);
  }
}

/** A telephone that was answered is asked to go, and does as it likes; one that was not is sent away with the new address. */
function redirect(channel: SimulatedChannel, endpoint: string): void {
  channel.device.redirected?.(endpoint);
  if (channel.state === 'Up') return;
  channel.techCause = MOVED_TEMPORARILY;
  channel.farSideHungUp(Cause.redirected);
}

/** What only a channel of a telephone can: being sent to another endpoint, and telling of its sound. */
export function channelTelephonyRoutes(context: ResourceContext): Route[] {
  return [
    post('channels/{channelId}/redirect', (request) => {
      const { channel, commands } = readyControlOf(context, pathValue(request, 'channelId'));
      const endpoint = request.parameters.text('endpoint');
      refuseBadRedirect(channel.technology, endpoint);
      // An address that leads nowhere is accepted, and nothing comes of it.
      if (context.exchange.endpoints.state(endpoint) === 'online') commands.add(() => redirect(channel, endpoint));
      return noContent();
    }),
    get('channels/{channelId}/rtp_statistics', (request) => {
      const channel = channelOf(context, pathValue(request, 'channelId'));
      if (channel.technology !== 'PJSIP') throw forbidden('Unsupported channel type');
      if (channel.state !== 'Up') throw notFound('RTP info not found');
      return ok(soundlessStatistics(channel.id));
    }),
  ];
}
