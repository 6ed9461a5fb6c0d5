import type { DynamicModule } from '@nestjs/common';
import type { ResourceModuleOptions, ResourceUser } from '../../resources/index.js';
import type { RestLimits } from './rest-limits.js';

/**
 * What a client shows of itself with a request. It has everything that a handshake of the gateway has: one function can
 * be the `authenticate` of both doors.
 * @publicApi
 */
export interface RestCaller {
  /** From the header `Authorization: Bearer …`. */
  readonly token?: string;
  /** By name. Only from pages that are let in: see `origins`. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Where the page came from; undefined for a client that is no browser, and for a page that reads from its own host. */
  readonly origin?: string;
  /** Address of the client, or of the proxy before it. */
  readonly address: string;
  /** Headers of the request, as Node has them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The request of Express or Fastify, with what a guard has put there: `user`, say. */
  readonly request: object;
}

/**
 * What the API document says of itself, and who may read it.
 * @publicApi
 */
export interface RestDocumentOptions {
  /** Name of the API. Default `API`. */
  readonly title?: string;
  /** Version of the API, as its readers count. Default `1.0.0`. */
  readonly version?: string;
  readonly description?: string;
  /** Addresses of the API. Default: where the document comes from. */
  readonly servers?: readonly string[];
  /** Tags of your own controllers, described. */
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
  /** How a client says who it is, in the words of OpenAPI. Default: a bearer token. */
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Who may read it. Default `everybody`; `users`: every user that `authenticate` knows. */
  readonly visibleTo?: 'everybody' | 'users';
  /** The application does not start while a tag, a summary or a description is missing. Default: it does. */
  readonly strict?: boolean;
}

/**
 * Who is let in, where the routes are, and what each user may take up.
 * @publicApi
 */
export interface RestOptions<U extends ResourceUser = ResourceUser> {
  /** Where the routes begin, behind the global prefix of the application. Default `api`. */
  readonly path?: string;
  /** Version of the routes, where the application has versioning. */
  readonly version?: string | readonly string[];
  /** The streams that have routes. Default: all of them. */
  readonly streams?: readonly string[];
  /** Says who a client is, after the guards of the application; undefined: nobody, and the answer is 401. */
  readonly authenticate: (caller: RestCaller) => U | undefined | Promise<U | undefined>;
  /** The cookies of pages of these origins count, besides those of the same host: `https://console.example.com`. */
  readonly origins?: readonly string[];
  /** What every class of routes is decorated with: `UseGuards(ThrottlerGuard)`, `UseInterceptors(…)`. */
  readonly decorators?: readonly ClassDecorator[];
  readonly limits?: Partial<RestLimits>;
  /** The API document at `openapi.json`, and its page at `docs`. `false`: neither. */
  readonly openapi?: RestDocumentOptions | false;
}

/**
 * Resources that another door opens as well: who may do what is said there.
 * @publicApi
 */
export interface SharedResources {
  /** What `AriGatewayModule.forRoot` or `AriResourcesModule.forRoot` gave. */
  readonly resources: DynamicModule;
}

/**
 * The options of the HTTP door: with those of the resources, or with the door whose resources they are.
 * @publicApi
 */
export type AriRestOptions<U extends ResourceUser = ResourceUser> = RestOptions<U> &
  (ResourceModuleOptions<U> | SharedResources);

/** The options with nothing left open. */
export interface RestSettings {
  readonly path: string;
  readonly version: string | readonly string[] | undefined;
  readonly streams: readonly string[] | undefined;
  readonly authenticate: RestOptions['authenticate'];
  readonly origins: readonly string[];
  readonly decorators: readonly ClassDecorator[];
  readonly limits: RestLimits;
  /** Undefined: there is no document. */
  readonly openapi: RestDocumentOptions | undefined;
}

/** Token of the settings. */
export const REST_SETTINGS = Symbol('REST_SETTINGS');
