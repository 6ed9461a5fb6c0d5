import type { ObjectAttribute } from '../endpoints/index.js';
import {
  type AriReply,
  type AriRequest,
  type Route,
  badRequest,
  forbidden,
  noContent,
  crashing,
  notFound,
  ok,
  pathValue,
  del,
  get,
  put,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

/** The object types of PJSIP, the one part of Asterisk that is configured in this way here. */
const objectTypes: Readonly<Record<string, ReadonlySet<string>>> = {
  res_pjsip: new Set(['endpoint', 'aor', 'auth', 'contact', 'transport', 'global', 'system', 'domain_alias']),
};

/** Those that the simulator's objects are of. */
const simulatedTypes = new Set(['endpoint', 'aor', 'auth']);

/** What the request names. */
interface NamedObject {
  readonly type: string;
  readonly id: string;
  /** It was added while the server ran, and may be changed. */
  readonly dynamic: boolean;
  /** It comes from the server's files. */
  readonly fixed: boolean;
}

function fieldsOf(request: AriRequest): readonly ObjectAttribute[] {
  const fields = request.parameters.json('fields');
  if (!Array.isArray(fields)) return [];
  for (const field of fields as readonly Partial<ObjectAttribute>[]) {
    if (typeof field?.attribute !== 'string' || typeof field.value !== 'string') {
      throw crashing('a field of a configuration object whose "attribute" or "value" is no text');
    }
  }
  return fields as readonly ObjectAttribute[];
}

/** Configuration objects. Those of a file can be read only; others can be made where the simulator's options allow it. */
export function dynamicObjectRoutes({ exchange, dynamicObjects }: ResourceContext): Route[] {
  const path = 'asterisk/config/dynamic/{configClass}/{objectType}/{id}';
  const objects = exchange.dynamicObjects;

  const named = (request: AriRequest): NamedObject => {
    const [configClass, type] = [pathValue(request, 'configClass'), pathValue(request, 'objectType')];
    const types = Object.hasOwn(objectTypes, configClass) ? objectTypes[configClass] : undefined;
    if (!types) throw notFound(`configClass '${configClass}' not found`);
    if (!types.has(type)) throw notFound(`objectType '${type}' not found`);
    const id = pathValue(request, 'id');
    const ofPhone = type === 'endpoint' || type === 'aor';
    const phone = exchange.endpoints.state(`PJSIP/${id}`) !== undefined && !objects.has('endpoint', id);
    return { type, id, dynamic: objects.has(type, id), fixed: ofPhone && phone };
  };
  const existing = (request: AriRequest): NamedObject => {
    const object = named(request);
    if (!object.dynamic && !object.fixed) throw notFound(`Object with id '${object.id}' not found`);
    return object;
  };
  const change = (request: AriRequest): AriReply => {
    const { type, id, dynamic, fixed } = named(request);
    if ((dynamic || fixed) && request.parameters.json('fields') === undefined) {
      throw badRequest(`Fields must be provided to update object '${id}'`);
    }
    if (fixed) throw forbidden(`Cannot update sorcery objects of type '${type}'`);
    if (!dynamicObjects || !simulatedTypes.has(type))
      throw forbidden(`Cannot create sorcery objects of type '${type}'`);
    if (!objects.put(type, id, fieldsOf(request))) {
      const what = dynamic ? 'Update' : 'Creation';
      throw badRequest(`${what} of object '${id}' failed field value validation`);
    }
    return ok(objects.attributes(type, id));
  };

  return [
    get(path, (request) => {
      const { type, id } = existing(request);
      return ok(objects.attributes(type, id));
    }),
    put(path, change),
    del(path, (request) => {
      const { type, id, dynamic } = existing(request);
      if (!dynamic) throw forbidden(`Could not delete object with id '${id}'`);
      objects.delete(type, id);
      return noContent();
    }),
  ];
}
