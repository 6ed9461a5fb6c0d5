import { silentDevice } from '../../media/index.js';
import { type Route, type RouteHandler, badRequest, ok, pathValue, post } from '../../rest/index.js';
import { channelOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';
import { LONGEST_KEPT_ID } from './longest-kept-id.js';

const directions = new Set(['', 'none', 'both', 'out', 'in']);

/** Listening in on a channel, or whispering to it. */
export function channelSnoopRoutes(context: ResourceContext): Route[] {
  const { exchange } = context;
  const snoop: RouteHandler = (request) => {
    const { parameters } = request;
    const spy = parameters.text('spy');
    const whisper = parameters.text('whisper');
    if (!directions.has(spy)) throw badRequest('Invalid direction specified for spy');
    if (!directions.has(whisper)) throw badRequest('Invalid direction specified for whisper');
    const silent = [spy, whisper].every((direction) => direction === '' || direction === 'none');
    if (silent) throw badRequest('Direction must be specified for at least spy or whisper');
    const app = parameters.text('app');
    if (app === '') throw badRequest('Application name is required');
    const target = channelOf(context, pathValue(request, 'channelId'), 'Provided channel was not found');
    const channel = exchange.channels.create({
      // Asterisk cuts off what is longer.
      id: (request.pathValues.snoopId || parameters.text('snoopId') || exchange.channels.nextId()).slice(
        0,
        LONGEST_KEPT_ID,
      ),
      name: `Snoop/${target.id}-${exchange.channels.nextSnoopNumber()}`,
      state: 'Up',
      context: 'default',
      exten: 's',
    });
    channel.device = silentDevice;
    // A spy always hears something: packets of silence.
    if (spy !== '' && spy !== 'none') channel.incoming.start('silence');
    const args = parameters.text('appArgs');
    const snapshot = channel.snapshot();
    exchange.clock.soon(() => void exchange.calls.runApplication(channel, 'Stasis', args ? `${app},${args}` : app));
    return ok(snapshot);
  };
  return [post('channels/{channelId}/snoop', snoop), post('channels/{channelId}/snoop/{snoopId}', snoop)];
}
