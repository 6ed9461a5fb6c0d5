import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ResourceException } from '../../resources/index.js';
import { ResourceRegistry } from '../../resources/internal.js';
import { EventsOperation } from '../events/index.js';
import { RestException, type RestAnswer } from '../answers/index.js';
import {
  ActionOperation,
  CreateOperation,
  DeleteByFilterOperation,
  FileOperation,
  ListOperation,
  ObjectOperations,
  type RestCall,
} from '../operations/index.js';
import { Doorkeeper, HttpRequest, UserLimits } from '../requests/index.js';
import type { Endpoint, EndpointKind } from './endpoints.js';

type Run = (call: RestCall) => Promise<RestAnswer>;
type AnsweringKind = Exclude<EndpointKind, 'events' | 'objectEvents'>;

const EVENTS: ReadonlySet<EndpointKind> = new Set(['events', 'objectEvents'] as const);

/** Takes the requests of all routes: known user, limits, then what the route does, then the answer in HTTP. */
@Injectable()
export class RestHandler {
  readonly #runs: Readonly<Record<AnsweringKind, Run>>;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly registry: ResourceRegistry,
    private readonly doorkeeper: Doorkeeper,
    private readonly limits: UserLimits,
    list: ListOperation,
    create: CreateOperation,
    objects: ObjectOperations,
    deleteByFilter: DeleteByFilterOperation,
    actions: ActionOperation,
    files: FileOperation,
    private readonly events: EventsOperation,
  ) {
    this.#runs = {
      list: (call) => list.run(call),
      create: (call) => create.run(call),
      deleteByFilter: (call) => deleteByFilter.run(call),
      retrieve: (call) => objects.retrieve(call),
      update: (call) => objects.update(call),
      patch: (call) => objects.patch(call),
      delete: (call) => objects.delete(call),
      listAction: (call) => actions.run(call),
      detailAction: (call) => actions.run(call),
      file: (call) => files.run(call),
    };
  }

  /** @returns the body, which Nest sends. */
  async handle(stream: string, endpoint: Endpoint, request: object, response: object): Promise<unknown> {
    const opening = EVENTS.has(endpoint.kind) ? this.events.opening() : undefined;
    try {
      const asked = new HttpRequest(request);
      const user = await this.doorkeeper.admit(asked);
      const resource = this.registry.find(stream);
      if (resource === undefined) throw new ResourceException(404);
      const leave = this.limits.enter(user.id);
      try {
        const { action } = endpoint;
        const call = { user, resource, request: asked, pk: asked.params['pk'], action };
        if (opening !== undefined) return await this.events.open(call, response, opening);
        return this.#sent(response, await this.#runs[endpoint.kind as AnsweringKind](call));
      } finally {
        leave();
      }
    } catch (error) {
      throw this.#refusal(response, error);
    } finally {
      opening?.end();
    }
  }

  #sent(response: object, { status, headers = {}, body }: RestAnswer): unknown {
    const { httpAdapter } = this.http;
    // Nest has set the one that is usual for the method.
    if ((response as { readonly statusCode?: number }).statusCode !== status) httpAdapter.status(response, status);
    for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(response, name, value);
    if (body === undefined || typeof body === 'object') return body;
    // Nest would send a bare string as text.
    httpAdapter.setHeader(response, 'Content-Type', 'application/json; charset=utf-8');
    return JSON.stringify(body);
  }

  #refusal(response: object, error: unknown): unknown {
    if (!(error instanceof ResourceException)) return error;
    const { status, errors } = error;
    const { httpAdapter } = this.http;
    if (status === 401) httpAdapter.setHeader(response, 'WWW-Authenticate', 'Bearer');
    if (status === 429) httpAdapter.setHeader(response, 'Retry-After', '1');
    return new RestException(status, errors);
  }
}
