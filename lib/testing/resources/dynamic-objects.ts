import { badRequest, forbidden, notFound, notSimulated } from '../rest/ari-reply.js';
import { type AriRequest, pathValue } from '../rest/ari-request.js';
import { del, get, put, type Route } from '../rest/route.js';
import type { ResourceContext } from './resource-context.js';

/** The object types of PJSIP, the one part of Asterisk that is configured in this way here. */
const objectTypes: Readonly<Record<string, ReadonlySet<string>>> = {
  res_pjsip: new Set(['endpoint', 'aor', 'auth', 'contact', 'transport', 'global', 'system', 'domain_alias']),
};

/** Configuration objects. As on a server whose objects come from a file, they can be neither made nor changed. */
export function dynamicObjectRoutes(context: ResourceContext): Route[] {
  const path = 'asterisk/config/dynamic/{configClass}/{objectType}/{id}';

  const exists = (request: AriRequest): boolean => {
    const [configClass, objectType] = [pathValue(request, 'configClass'), pathValue(request, 'objectType')];
    const types = Object.hasOwn(objectTypes, configClass) ? objectTypes[configClass] : undefined;
    if (!types) throw notFound(`configClass '${configClass}' not found`);
    if (!types.has(objectType)) throw notFound(`objectType '${objectType}' not found`);
    return (
      objectType === 'endpoint' && context.exchange.endpoints.state(`PJSIP/${pathValue(request, 'id')}`) !== undefined
    );
  };
  const refuseMissing = (request: AriRequest): void => {
    if (!exists(request)) throw notFound(`Object with id '${pathValue(request, 'id')}' not found`);
  };

  return [
    get(path, (request) => {
      refuseMissing(request);
      throw notSimulated('the attributes of configuration objects');
    }),
    put(path, (request) => {
      const known = exists(request);
      if (known && request.parameters.json('fields') === undefined) {
        throw badRequest(`Fields must be provided to update object '${pathValue(request, 'id')}'`);
      }
      if (known) throw notSimulated('a change of configuration objects');
      throw forbidden(`Cannot create sorcery objects of type '${pathValue(request, 'objectType')}'`);
    }),
    del(path, (request) => {
      refuseMissing(request);
      throw forbidden(`Could not delete object with id '${pathValue(request, 'id')}'`);
    }),
  ];
}
