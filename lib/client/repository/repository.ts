import {
  type AnswerOrigin,
  answerOrigin,
  asteriskMessage,
  describeSigns,
  exceptionForStatus,
} from '../exceptions/index.js';
import type { TransportRequest, TransportResponse } from '../transport/index.js';
import { checkAnswer, checkUnknownAnswer } from './expected-answer.js';
import { operationRequest } from './operation-request.js';
import type { EntityKind } from '../events/index.js';
import type { Operation, RequestOptions } from './operation.js';
import type { RepositoryContext } from './repository-context.js';
import type { FirstReleases, ServerRelease } from './server-release.js';

/**
 * Base of the generated repositories. Carries out an operation and turns the answer into domain objects.
 * @publicApi
 */
export abstract class Repository {
  // Private to the language: a repository that is printed shows neither transport nor listeners.
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Gives domain objects the context of their repository. */
  static contextOf(repository: Repository): RepositoryContext {
    return repository.#resolved('a listener');
  }

  /** Sends one operation; `path` holds its path parameters in order, `options` its query and body. */
  protected async execute<T>(
    operation: Operation,
    path: readonly string[],
    options?: object,
    request?: RequestOptions,
  ): Promise<T> {
    const context = this.#resolved(operation.name);
    const ready = context.ready?.(operation.name, path, options, request);
    const send = (): Promise<T> => carryOut<T>(context, operation, path, options, request);
    const command = ready === undefined ? send() : ready.then(send);
    // A command of this client explains later events: a playback that it stopped did not play to its end.
    context.events.sent(operation.name, path[0], options, command);
    context.sent?.(operation.name, path, options, command);
    return await command;
  }

  #resolved(operation: string): RepositoryContext {
    return this.#context.resolved?.(operation) ?? this.#context;
  }
}

async function carryOut<T>(
  context: RepositoryContext,
  operation: Operation,
  path: readonly string[],
  options: object | undefined,
  request: RequestOptions | undefined,
): Promise<T> {
  const outgoing = operationRequest(operation, path, options, request, context.connection);
  const response = await context.transport.send(outgoing);
  const body = succeeded(response, outgoing, context.connection, context.release, operation.since);
  checkAnswer(operation.result, response, outgoing, context.connection);
  return result(operation, body, context) as T;
}

/** Returns the body of an answer to an operation that is not known, or throws. */
export function answered(response: TransportResponse, request: TransportRequest, connection: string): unknown {
  const body = succeeded(response, request, connection);
  checkUnknownAnswer(response, request, connection);
  return body;
}

/** Returns the body of an answer, or throws the exception for its status. */
export function succeeded(
  response: TransportResponse,
  request: TransportRequest,
  connection: string,
  release?: ServerRelease,
  since?: FirstReleases,
): unknown {
  if (response.status >= 200 && response.status < 300) return response.body;
  const writtenBy = answerOrigin(response);
  throw exceptionForStatus({
    status: response.status,
    writtenBy,
    seen: isElsewhere(writtenBy, response.status) ? describeSigns(response) : undefined,
    asteriskMessage: asteriskMessage(response.body),
    method: request.method,
    path: request.path,
    operation: request.operation,
    connection,
    // An older server may have the path for something else: POST endpoints/refer is a telephone of the technology `refer`.
    absence: [404, 405].includes(response.status) ? release?.absence(since) : undefined,
  });
}

/** Whether the answer shows that this is no address of ARI: Asterisk's web server also refuses requests that it cannot read. */
function isElsewhere(writtenBy: AnswerOrigin, status: number): boolean {
  return writtenBy === 'other' || (writtenBy === 'asterisk' && status === 404);
}

function result(operation: Operation, body: unknown, context: RepositoryContext): unknown {
  const form = operation.result;
  if (form === 'nothing') return undefined;
  if (form === 'value' || form === 'value[]' || form === 'binary') return body;
  if (!form.endsWith('[]')) return context.entities.create(form as EntityKind, body);
  const kind = form.slice(0, -2) as EntityKind;
  return (body as unknown[]).map((snapshot) => context.entities.create(kind, snapshot));
}
