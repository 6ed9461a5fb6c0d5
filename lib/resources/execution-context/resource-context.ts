import type { ArgumentsHost } from '@nestjs/common';
import type { RequestId } from '../../protocol/index.js';
import type { ResourceUser } from '../access/index.js';

/**
 * Type of the execution context of resource actions: `context.getType<'ari-gateway'>()`.
 * @publicApi
 */
export const RESOURCE_CONTEXT_TYPE = 'ari-gateway';

/**
 * What is known of a command when its action runs.
 * @publicApi
 */
export interface ResourceContextParts {
  readonly user: ResourceUser;
  readonly stream: string;
  readonly action: string;
  readonly pk?: string;
  /** The object that is meant, as it stands now, where the binding has a store. */
  readonly object?: unknown;
  /** Which door the command came in by: `gateway`, `rest`. */
  readonly door: string;
  readonly requestId?: RequestId;
  /** The source itself is to be asked, where the store keeps a copy of it: `fresh` in the data. */
  readonly fresh?: boolean;
  /** Whether an object of a stream exists as far as the user is concerned: it is of his tenant, or he sees all. */
  readonly sees?: (stream: string, object: object | undefined) => boolean;
  /** The fields of an object of a stream that leave for this user. */
  readonly presented?: (stream: string, object: object) => object;
}

/**
 * Who wants what: the last argument of every action, and `REQUEST` of a request-scoped provider.
 * @publicApi
 */
export class ResourceContext implements ResourceContextParts {
  readonly user: ResourceUser;
  readonly stream: string;
  readonly action: string;
  readonly pk?: string;
  readonly object?: unknown;
  readonly door: string;
  readonly requestId?: RequestId;
  readonly fresh: boolean;
  readonly sees: (stream: string, object: object | undefined) => boolean;
  readonly presented: (stream: string, object: object) => object;

  constructor(parts: ResourceContextParts) {
    this.user = parts.user;
    this.stream = parts.stream;
    this.action = parts.action;
    this.pk = parts.pk;
    this.object = parts.object;
    this.door = parts.door;
    this.requestId = parts.requestId;
    this.fresh = parts.fresh ?? false;
    this.sees = parts.sees ?? (() => true);
    this.presented = parts.presented ?? ((_stream, object) => object);
  }

  /**
   * The context of a command, in a guard, interceptor or filter.
   *
   * @throws {TypeError} it runs for something else; `isResourceContext` tells beforehand.
   * @example
   * canActivate(host: ExecutionContext) {
   *   return ResourceContext.of(host).user.role === 'supervisor';
   * }
   */
  static of(host: ArgumentsHost): ResourceContext {
    const context: unknown = host.getArgs<unknown[]>().at(-1);
    if (context instanceof ResourceContext) return context;
    throw new TypeError(
      `An execution context of type "${host.getType()}" has no resource; ask isResourceContext first.`,
    );
  }
}

/**
 * Whether a guard, interceptor or filter runs for an action of a resource.
 * @publicApi
 */
export function isResourceContext(host: ArgumentsHost): boolean {
  return host.getType<string>() === RESOURCE_CONTEXT_TYPE;
}
