import {
  type Route,
  badRequest,
  conflict,
  noContent,
  notFound,
  unprocessable,
  pathValue,
  post,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

const sourceForm = /^(?<kind>channel|bridge|endpoint):(?<id>.*)$/s;

/** Events that applications make themselves, and the claiming of broadcast calls. */
export function eventRoutes(context: ResourceContext): Route[] {
  const { exchange, stasis } = context;

  /** The object that a source names, as it is to stand in the event. */
  const sourceFields = (uri: string): Record<string, unknown> => {
    const { kind, id = '' } = sourceForm.exec(uri)?.groups ?? {};
    if (!kind) throw badRequest('Invalid event source URI scheme');
    const [technology = '', resource = ''] = id.split('/', 2);
    const found =
      kind === 'channel'
        ? exchange.channels.find(id)?.snapshot()
        : kind === 'bridge'
          ? exchange.bridges.find(id)?.snapshot()
          : exchange.endpoints.find(technology, resource);
    if (!found) throw unprocessable('Event source was not found');
    return { [kind]: found };
  };

  return [
    post('events/user/{eventName}', (request) => {
      const { parameters } = request;
      const name = parameters.text('application');
      if (name === '') throw badRequest('Missing parameter application');
      const application = stasis.applications.find(name);
      if (!application) throw notFound('Application not found');
      const sources = parameters.list('source').map(sourceFields);
      const eventname = pathValue(request, 'eventName');
      const variables = parameters.json('variables');
      const given = typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? variables : {};
      application.deliver(
        stasis.applications.event(
          'ChannelUserevent',
          Object.assign({ eventname, userevent: { ...given, eventname } }, ...sources) as Record<string, unknown>,
        ),
      );
      return noContent();
    }),
    post('events/claim', ({ parameters }) => {
      const channelId = parameters.text('channelId');
      const application = parameters.text('application');
      if (channelId === '') throw badRequest('channelId parameter is required');
      if (application === '') throw badRequest('application parameter is required');
      const outcome = stasis.broadcasts.claim(channelId, application);
      if (outcome === 'unknown') throw notFound('Channel not found or not in broadcast state');
      if (outcome === 'taken') throw conflict('Channel has already been claimed by another application');
      return noContent();
    }),
  ];
}
