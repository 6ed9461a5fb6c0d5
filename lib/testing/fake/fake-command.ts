import type { TransportRequest } from '../../client/internal.js';
import { operationNamed } from './operation-named.js';

/**
 * A command that was given to a `FakeAri`.
 * @publicApi
 */
export interface FakeCommand {
  /** Name of the operation, as exceptions tell it: `channels.playWithId`. Empty for `ari.request(…)` of your own. */
  readonly operation: string;
  readonly method: string;
  /** Path below `/ari` without the query, decoded: `channels/1/play`. */
  readonly path: string;
  /**
   * All parameters by name: from the path and the query as strings, lists joined by commas; those of the body as the
   * body has them.
   */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Reads the parameters of a request, wherever they travel. */
export function fakeCommand({ operation, method, path, query, body }: TransportRequest): FakeCommand {
  return {
    operation,
    method,
    path: path.split('/').map(decodeURIComponent).join('/'),
    parameters: {
      ...Object.fromEntries(new URLSearchParams(query)),
      ...(body === undefined ? {} : (JSON.parse(body) as object)),
      ...inPath(operation, path),
    },
  };
}

function inPath(name: string, path: string): Record<string, string> {
  const operation = operationNamed(name);
  const parameters: Record<string, string> = {};
  let at = 0;
  for (const [index, parameter] of (operation?.parameters ?? []).entries()) {
    at += operation?.path[index]?.length ?? 0;
    const end = path.indexOf('/', at);
    const segment = path.slice(at, end < 0 ? undefined : end);
    parameters[parameter] = decodeURIComponent(segment);
    at += segment.length;
  }
  return parameters;
}
