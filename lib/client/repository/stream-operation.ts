import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { operationRequest } from './operation-request.js';
import { checkAnswer } from './expected-answer.js';
import type { Operation, RequestOptions } from './operation.js';
import { Repository, succeeded } from './repository.js';

/** Carries out an operation that answers with a file, and returns the file as a stream. */
export async function streamOperation(
  repository: Repository,
  operation: Operation,
  path: readonly string[],
  request?: RequestOptions,
): Promise<Readable> {
  const { transport, connection, release } = Repository.contextOf(repository);
  const outgoing = operationRequest(operation, path, undefined, request, connection);
  const answer = await transport.stream(outgoing);
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    checkAnswer(operation.result, answer, outgoing, connection);
    return body;
  }
  return succeeded({ ...answer, body: await buffer(body) }, outgoing, connection, release, operation.since) as never;
}
