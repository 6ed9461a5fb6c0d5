import { readFileSync } from 'node:fs';
import {
  type AriRequest,
  type Route,
  type RouteHandler,
  AriRefusal,
  notFound,
  ok,
  pathValue,
  del,
  get,
  post,
  put,
} from '../rest/index.js';

type Documents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

let documents: Documents | undefined;

/** The description of the interface: its names, types and statuses, without any prose. Read when it is first asked for. */
function apiDescription(): Documents {
  documents ??= JSON.parse(readFileSync(new URL('./asterisk-22.10.1.json', import.meta.url), 'utf8')) as Documents;
  return documents;
}

function describe(request: AriRequest): Readonly<Record<string, unknown>> {
  const file = pathValue(request, 'file');
  const document = file.endsWith('.json') ? apiDescription()[file.slice(0, -'.json'.length)] : undefined;
  if (!document) throw notFound('Resource not found');
  // Asterisk leaves the address out when it does not know by what name it was called.
  return request.host === undefined ? document : { ...document, basePath: `http://${request.host}/ari` };
}

const unsupported: RouteHandler = () => {
  throw new AriRefusal(405, 'Method Not Allowed', 'Unsupported method');
};

/** The description of the interface, from which clients are generated. */
export function apiDocsRoutes(): Route[] {
  const path = 'api-docs/{file}';
  return [
    get(path, (request) => ok(describe(request))),
    post(path, unsupported),
    put(path, unsupported),
    del(path, unsupported),
  ];
}
