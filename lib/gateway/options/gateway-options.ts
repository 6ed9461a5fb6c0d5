import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import type { ResourceModuleOptions, ResourceUser } from '../../resources/index.js';
import type { GatewayDocumentOptions } from './gateway-document-options.js';
import type { GatewayLimits } from './gateway-limits.js';

/**
 * What a client shows of itself when it opens a socket.
 * @publicApi
 */
export interface GatewayHandshake {
  /** From the header `Authorization: Bearer …`, or from the sub-protocol `ari-gateway.token.…` that a browser can send. */
  readonly token?: string;
  /** By name. Only from pages that are let in: see `origins`. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Where the page came from; undefined for a client that is no browser. */
  readonly origin?: string;
  /** Address of the client, or of the proxy before it. */
  readonly address: string;
  /** Headers of the request, as Node has them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * Who is let in, where, and what each may take up.
 * @publicApi
 */
export interface AriGatewayOptions<U extends ResourceUser = ResourceUser> extends ResourceModuleOptions<U> {
  /** Path of the socket on the HTTP server of the application. Default `/ari-gateway`. */
  readonly path?: string;
  /**
   * Says who a client is; undefined: nobody, and the socket is ended with 4401. A ticket of `GatewayTickets` is taken
   * before this is asked.
   */
  readonly authenticate: (handshake: GatewayHandshake) => U | undefined | Promise<U | undefined>;
  /** Pages of these origins are let in, besides those of the same host: `https://console.example.com`. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<GatewayLimits>;
  /**
   * Clients may listen to the events of Asterisk themselves, on channels such as `ari.channel.<id>`: those of objects that
   * they may subscribe to. Needs an `AriLiveModule`. Default false.
   */
  readonly ariEvents?: boolean;
  /** The AsyncAPI document of the socket at `/asyncapi.json`, behind the global prefix of the application. `false`: none. */
  readonly asyncapi?: GatewayDocumentOptions | false;
}

/**
 * Options of an `AriGatewayModule` that other providers make.
 * @publicApi
 */
export interface AriGatewayAsyncOptions<U extends ResourceUser = ResourceUser> {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => AriGatewayOptions<U> | Promise<AriGatewayOptions<U>>;
}

/** The options with nothing left open. */
export interface GatewaySettings {
  readonly path: string;
  readonly authenticate: AriGatewayOptions['authenticate'];
  readonly origins: readonly string[];
  readonly limits: GatewayLimits;
  readonly ariEvents: boolean;
  /** Undefined: there is no document. */
  readonly asyncapi: GatewayDocumentOptions | undefined;
}

/** Token of the options as they were given. */
export const GATEWAY_OPTIONS = Symbol('GATEWAY_OPTIONS');

/** Token of the settings. */
export const GATEWAY_SETTINGS = Symbol('GATEWAY_SETTINGS');
