import type { AriReply } from './ari-reply.js';
import type { AriRequest } from './ari-request.js';

export type RouteHandler = (request: AriRequest) => AriReply | Promise<AriReply>;

/** One operation: a verb, a path with `{placeholders}`, and what answers it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly handler: RouteHandler;
}

export const get = (path: string, handler: RouteHandler): Route => ({ method: 'GET', path, handler });
export const post = (path: string, handler: RouteHandler): Route => ({ method: 'POST', path, handler });
export const put = (path: string, handler: RouteHandler): Route => ({ method: 'PUT', path, handler });
export const del = (path: string, handler: RouteHandler): Route => ({ method: 'DELETE', path, handler });
