import 'reflect-metadata';
import type { HandlerDecorator } from './handler-decorator.js';
import type { AriHandlerOptions } from './handler-options.js';

const HANDLERS = 'ari:handlers';
const CONTROLLER = 'ari:controller';

/** What one decorator on a method asks for. */
export interface HandlerRequest {
  /** Name of the event, or `*`. */
  readonly event: string;
  readonly match: Readonly<Record<string, unknown>>;
  readonly options: AriHandlerOptions;
  /** Connection that it hears, where that is not the one of its class. */
  readonly connection?: string;
  /** What it returns decides whether the call on offer is claimed. */
  readonly claims?: boolean;
}

/** What `@AriController` says about a class. */
export interface ControllerRequest {
  readonly app?: string;
  readonly connection?: string;
  readonly perCall?: boolean;
}

/** The decorator that files a request with the method; a method may carry any number of them. */
export function handlerDecorator<E extends { readonly type: string }, R = unknown>(
  event: string,
  match: object = {},
  options: AriHandlerOptions = {},
  more: Pick<HandlerRequest, 'connection' | 'claims'> = {},
): HandlerDecorator<E, R> {
  return (target, method, descriptor) => {
    if (typeof target === 'function') {
      throw new TypeError(`${target.name}.${method} is static: an ARI handler must be a method of an instance`);
    }
    const handler = descriptor.value as unknown as object;
    const request: HandlerRequest = { event, match: { ...match }, options, ...more };
    // Decorators are applied from the last to the first: the list keeps the order in which they stand.
    Reflect.defineMetadata(HANDLERS, [request, ...handlerRequests(handler)], handler);
  };
}

/** The requests filed with a method. */
export function handlerRequests(handler: object): readonly HandlerRequest[] {
  return (Reflect.getOwnMetadata(HANDLERS, handler) as readonly HandlerRequest[] | undefined) ?? [];
}

/** Marks a class as a controller. */
export function markController(type: object, request: ControllerRequest): void {
  Reflect.defineMetadata(CONTROLLER, request, type);
}

/** What `@AriController` says about a class or the class it extends; nothing for a plain provider. */
export function controllerRequest(type: object): ControllerRequest {
  return (Reflect.getMetadata(CONTROLLER, type) as ControllerRequest | undefined) ?? {};
}
