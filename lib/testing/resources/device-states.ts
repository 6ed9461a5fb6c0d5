import {
  type AriRequest,
  type Route,
  conflict,
  noContent,
  ok,
  serverError,
  pathValue,
  del,
  get,
  put,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

/** Device states; only those of the `Stasis:` kind can be set. */
export function deviceStateRoutes(context: ResourceContext): Route[] {
  const { deviceStates } = context.exchange;
  const controlled = (request: AriRequest): string => {
    const name = pathValue(request, 'deviceName');
    if (!deviceStates.isControlled(name)) throw conflict('Uncontrolled device specified');
    return name;
  };
  return [
    get('deviceStates', () => ok(deviceStates.list())),
    get('deviceStates/{deviceName}', (request) => ok(deviceStates.get(pathValue(request, 'deviceName')))),
    put('deviceStates/{deviceName}', (request) => {
      const name = controlled(request);
      const state = request.parameters.text('deviceState');
      if (!deviceStates.isSettable(state)) throw serverError('Unknown device');
      deviceStates.set(name, state);
      return noContent();
    }),
    del('deviceStates/{deviceName}', (request) => {
      deviceStates.delete(controlled(request));
      return noContent();
    }),
  ];
}
