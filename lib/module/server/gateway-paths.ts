import 'reflect-metadata';
import type { Type } from '@nestjs/common';

/** How `@WebSocketGateway` marks a class: its package need not be there. */
const GATEWAY = 'websockets:is_gateway';
const PORT = 'port';
const OPTIONS = 'websockets:gateway_options';

/** Where gateways stand that name no path: those of `WsAdapter` and those of `IoAdapter`. */
const DEFAULT_PATHS = ['/', '/socket.io'];

/** The paths that a WebSocket gateway takes on the HTTP server of the application; none for any other class. */
export function gatewayPaths(type: Type<unknown>): readonly string[] {
  if (Reflect.getMetadata(GATEWAY, type) !== true) return [];
  const port = (Reflect.getMetadata(PORT, type) ?? 0) as number;
  if (port !== 0) return [];
  const { path } = (Reflect.getMetadata(OPTIONS, type) ?? {}) as { readonly path?: string };
  return path === undefined ? DEFAULT_PATHS : [`/${path.replaceAll(/^\/+|\/+$/g, '')}`];
}
