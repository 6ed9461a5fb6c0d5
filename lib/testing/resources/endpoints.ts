import {
  type AriRequest,
  type Route,
  accepted,
  badRequest,
  notFound,
  ok,
  pathValue,
  get,
  post,
  put,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';
import { TextMessages } from './text-messages.js';

/** Endpoints: their state, and messages to them. */
export function endpointRoutes(context: ResourceContext): Route[] {
  const { endpoints } = context.exchange;
  const messages = new TextMessages(context);
  const find = (request: AriRequest) => {
    const endpoint = endpoints.find(pathValue(request, 'tech'), pathValue(request, 'resource'));
    if (!endpoint) throw notFound('Endpoint not found');
    return endpoint;
  };
  return [
    get('endpoints', () => ok(endpoints.list())),
    put('endpoints/sendMessage', (request) => {
      const variables = messages.variables(request);
      const to = request.parameters.text('to');
      if (to === '') throw badRequest('To must be specified');
      messages.send(to, request, variables);
      return accepted();
    }),
    post('endpoints/refer', (request) => {
      const to = request.parameters.text('to');
      if (to === '') throw badRequest('To must be specified');
      messages.refer(to, request);
      return accepted();
    }),
    get('endpoints/{tech}', (request) => {
      const technology = pathValue(request, 'tech');
      if (!endpoints.knowsTechnology(technology)) throw notFound(`No Endpoints found - invalid tech ${technology}`);
      return ok(endpoints.list(technology));
    }),
    get('endpoints/{tech}/{resource}', (request) => ok(find(request))),
    put('endpoints/{tech}/{resource}/sendMessage', (request) => {
      const { technology, resource } = find(request);
      messages.send(`${technology.toLowerCase()}:${resource}`, request, messages.variables(request));
      return accepted();
    }),
    post('endpoints/{tech}/{resource}/refer', (request) => {
      const { technology, resource } = find(request);
      messages.refer(`${technology.toLowerCase()}:${resource}`, request);
      return accepted();
    }),
  ];
}
