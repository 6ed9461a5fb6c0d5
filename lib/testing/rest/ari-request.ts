import type { Parameters } from './parameters.js';

/** A request, read; the same for HTTP and for REST over WebSocket. */
export interface AriRequest {
  readonly method: string;
  /** The path without `/ari/`, not decoded. */
  readonly path: string;
  /** What the path's placeholders stand for, decoded. */
  readonly pathValues: Readonly<Record<string, string>>;
  readonly parameters: Parameters;
  /** The JSON body; undefined when there is none. */
  readonly body: unknown;
  /** Where the request was sent, for links in the api-docs. */
  readonly host: string | undefined;
}

/** A placeholder of the path that the route is known to have. */
export function pathValue(request: AriRequest, name: string): string {
  return request.pathValues[name] ?? '';
}
