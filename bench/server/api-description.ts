import { type EventTable, loadEventTable } from '../run/library.js';

/** The part of an API description that ari-client reads before it can be used, in the form that Asterisk serves it. */
export async function apiDescription(own: string, commands: string): Promise<ReadonlyMap<string, string>> {
  const table = await loadEventTable();
  const list = { path: '/api-docs/{resource}.{format}', description: '' };
  const resources = {
    apiVersion: '10.0.0',
    swaggerVersion: '1.1',
    basePath: `${own}/ari`,
    apis: ['channels', 'events'].map((resource) => ({ ...list, path: `/api-docs/${resource}.{format}` })),
  };
  return new Map(
    Object.entries({ resources, channels: channels(commands), events: events(own, table) }).map(
      ([name, description]) => [`/ari/api-docs/${name}.json`, JSON.stringify(description)],
    ),
  );
}

function channels(commands: string): object {
  const parameter = { name: 'channelId', paramType: 'path', required: true, allowMultiple: false, dataType: 'string' };
  const get = { httpMethod: 'GET', summary: '', nickname: 'get', responseClass: 'Channel', parameters: [parameter] };
  return {
    apiVersion: '2.0.0',
    swaggerVersion: '1.2',
    basePath: `${commands}/ari`,
    resourcePath: '/api-docs/channels.{format}',
    apis: [{ path: '/channels/{channelId}', description: '', operations: [get] }],
    models: { Channel: { id: 'Channel', properties: { id: { required: true, type: 'string' } } } },
  };
}

function events(own: string, table: EventTable): object {
  const models = Object.entries(table).map(([name, shape]) => {
    const places = shape.entities.filter(({ path }) => path.length === 1);
    const properties = Object.fromEntries(places.map(({ path, kind }) => [path[0], { type: kind, required: true }]));
    return [name, { id: name, properties }];
  });
  const open = { httpMethod: 'GET', summary: '', nickname: 'eventWebsocket', responseClass: 'Message', parameters: [] };
  return {
    apiVersion: '2.0.0',
    swaggerVersion: '1.2',
    basePath: `${own}/ari`,
    resourcePath: '/api-docs/events.{format}',
    apis: [{ path: '/events', description: '', operations: [open] }],
    models: Object.fromEntries(models) as object,
  };
}
