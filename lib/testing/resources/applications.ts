import {
  type AriRequest,
  type Route,
  AriRefusal,
  badRequest,
  notFound,
  ok,
  unprocessable,
  pathValue,
  del,
  get,
  post,
  put,
} from '../rest/index.js';
import { type EventSource, type StasisApplication, parseEventSource, changedFilter } from '../stasis/index.js';
import type { ResourceContext } from './resource-context.js';

/** Stasis applications: what they watch and what is kept from them. */
export function applicationRoutes(context: ResourceContext): Route[] {
  const { applications } = context.stasis;

  const find = (request: AriRequest): StasisApplication => {
    const application = applications.find(pathValue(request, 'applicationName'));
    if (!application) throw notFound('Application not found');
    return application;
  };
  const sourcesOf = (request: AriRequest): EventSource[] => {
    return request.parameters.list('eventSource').map((uri) => {
      const source = parseEventSource(context.exchange, uri);
      if (!source) throw badRequest('Invalid event source URI scheme');
      return source;
    });
  };
  const refuseNoSource = (request: AriRequest): void => {
    const { parameters } = request;
    if (parameters.list('eventSource').length > 0) return;
    const isEmptyText = parameters.text('eventSource', 'none') === '';
    throw badRequest(isEmptyText ? 'Invalid event source URI scheme' : 'Missing parameter eventSource');
  };

  return [
    get('applications', () => ok(applications.list().map((application) => application.snapshot()))),
    get('applications/{applicationName}', (request) => ok(find(request).snapshot())),
    post('applications/{applicationName}/subscription', (request) => {
      refuseNoSource(request);
      const application = find(request);
      const sources = sourcesOf(request);
      if (sources.some((source) => !source.exists)) throw unprocessable('Event source does not exist');
      for (const { topic } of sources) application.subscribe(topic);
      return ok(application.snapshot());
    }),
    del('applications/{applicationName}/subscription', (request) => {
      refuseNoSource(request);
      const application = find(request);
      for (const { topic } of sourcesOf(request)) {
        const release = application.release(topic);
        if (release === 'not watched') throw unprocessable('Event source was not subscribed to');
        if (release === 'impossible') throw new AriRefusal(501, 'Not Implemented', 'Method not implemented');
      }
      const snapshot = application.snapshot();
      applications.sweep();
      return ok(snapshot);
    }),
    put('applications/{applicationName}/eventFilter', (request) => {
      const application = find(request);
      const filter = changedFilter(application.filter, request.body);
      if (!filter) throw badRequest('Invalid format definition');
      application.filter = filter;
      return ok(application.snapshot());
    }),
  ];
}
