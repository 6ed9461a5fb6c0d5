import { asteriskTimestamp } from '../clock/index.js';
import {
  type AriRequest,
  type Route,
  badRequest,
  conflict,
  noContent,
  notFound,
  ok,
  pathValue,
  del,
  get,
  post,
  put,
} from '../rest/index.js';
import { asteriskInfo } from './asterisk-info.js';
import { LogChannels } from './log-channels.js';
import { Modules } from './modules.js';
import type { ResourceContext } from './resource-context.js';

function requiredVariableName({ parameters }: AriRequest): string {
  const name = parameters.text('variable');
  if (name === '') throw badRequest('Variable name is required');
  return name;
}

/** The server itself: who it is, its modules and logs, its global variables. */
export function asteriskRoutes(context: ResourceContext): Route[] {
  const { exchange, identity } = context;
  const modules = new Modules();
  const logs = new LogChannels();
  const moduleOf = (request: AriRequest, refusal: string): string => {
    const name = pathValue(request, 'moduleName');
    if (!modules.find(name)) throw notFound(refusal);
    return name;
  };
  return [
    get('asterisk/info', (request) => ok(asteriskInfo(identity, exchange.startedAt, request.parameters.list('only')))),
    get('asterisk/ping', () =>
      ok({ ping: 'pong', timestamp: asteriskTimestamp(exchange.clock.now()), asterisk_id: identity.entityId }),
    ),
    get('asterisk/modules', () => ok(modules.list())),
    get('asterisk/modules/{moduleName}', (request) =>
      ok(modules.find(moduleOf(request, 'Module could not be found in running modules'))),
    ),
    post('asterisk/modules/{moduleName}', (request) => {
      if (modules.find(pathValue(request, 'moduleName'))) throw conflict('Module is already loaded');
      if (!modules.load(pathValue(request, 'moduleName'))) throw conflict('Module load declined');
      return noContent();
    }),
    del('asterisk/modules/{moduleName}', (request) => {
      modules.unload(moduleOf(request, 'Module not found in running modules'));
      return noContent();
    }),
    put('asterisk/modules/{moduleName}', (request) => {
      const name = moduleOf(request, 'Module not found in running modules');
      if (!modules.reloads(name)) throw conflict('Module does not support reloading');
      return noContent();
    }),
    get('asterisk/logging', () => ok(logs.list())),
    post('asterisk/logging/{logChannelName}', (request) => {
      const configuration = request.parameters.text('configuration');
      if (configuration === '') throw badRequest('Configuration levels are required');
      if (!logs.add(pathValue(request, 'logChannelName'), configuration)) throw conflict('Log channel already exists');
      return noContent();
    }),
    del('asterisk/logging/{logChannelName}', (request) => {
      if (!logs.delete(pathValue(request, 'logChannelName'))) throw notFound('Log channel does not exist');
      return noContent();
    }),
    put('asterisk/logging/{logChannelName}/rotate', (request) => {
      if (!logs.rotate(pathValue(request, 'logChannelName'))) throw notFound('Log channel does not exist');
      return noContent();
    }),
    get('asterisk/variable', (request) => ok({ value: exchange.globals.get(requiredVariableName(request)) ?? '' })),
    post('asterisk/variable', (request) => {
      const name = requiredVariableName(request);
      const value = request.parameters.text('value');
      exchange.globals.set(name, value);
      exchange.bus.publish(['channel:'], 'ChannelVarset', () => ({}), { before: { variable: name, value } });
      return noContent();
    }),
  ];
}
