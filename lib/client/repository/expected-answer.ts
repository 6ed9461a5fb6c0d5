import { AriUnexpectedAnswerException } from '../exceptions/index.js';
import type { EntityKind } from '../events/index.js';
import type { TransportRequest, TransportResponse } from '../transport/index.js';
import type { Operation } from './operation.js';

/** The field that every object of a kind has: without it the answer is about something else. */
const IDENTITY: Readonly<Record<EntityKind, string>> = {
  Channel: 'id',
  Bridge: 'id',
  Playback: 'id',
  LiveRecording: 'name',
  StoredRecording: 'name',
  Endpoint: 'resource',
  DeviceState: 'name',
  Mailbox: 'name',
  Application: 'name',
  Sound: 'id',
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks, once and before anything else sees it, that an answer has the form that its operation promises. Fields are not
 * looked at, but for the one that identifies an object: unknown and missing ones are none of its business.
 *
 * @throws {AriUnexpectedAnswerException} it has another form.
 */
export function checkAnswer(
  form: Operation['result'],
  response: TransportResponse,
  request: TransportRequest,
  connection: string,
): void {
  const expected = deviation(form, response);
  if (expected !== undefined) throw unexpected(expected, response, request, connection);
}

/** Checks the answer to an operation that is not known: JSON that says so must be JSON, and a web page is no answer. */
export function checkUnknownAnswer(response: TransportResponse, request: TransportRequest, connection: string): void {
  const broken = response.unparsed === true && isJson(response.contentType);
  if (broken || isPage(response)) throw unexpected('JSON', response, request, connection);
}

function unexpected(expected: string, response: TransportResponse, request: TransportRequest, connection: string) {
  const { status, contentType, server, body } = response;
  return new AriUnexpectedAnswerException({
    operation: request.operation,
    connection,
    status,
    contentType,
    server,
    expected,
    body,
  });
}

/** What the operation promises, in words, where the answer is something else. */
function deviation(form: Operation['result'], response: TransportResponse): string | undefined {
  const { body } = response;
  if (form === 'nothing') return typeof body === 'string' ? 'an empty body' : undefined;
  if (form === 'binary') return isPage(response) ? 'a file' : undefined;
  if (form === 'value') return isObject(body) ? undefined : 'an object';
  if (form === 'value[]') return Array.isArray(body) ? undefined : 'a list';
  if (!form.endsWith('[]')) return isEntity(body, form as EntityKind) ? undefined : `a ${form}`;
  const kind = form.slice(0, -2) as EntityKind;
  return Array.isArray(body) && body.every((item) => isEntity(item, kind)) ? undefined : `a list of ${kind}s`;
}

function isEntity(value: unknown, kind: EntityKind): boolean {
  return isObject(value) && typeof value[IDENTITY[kind]] === 'string';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(contentType: string | undefined): boolean {
  return contentType === undefined || contentType.includes('json');
}

/** A file that was asked for is never a web page. */
function isPage({ contentType }: TransportResponse): boolean {
  return contentType !== undefined && /\bx?html\b/i.test(contentType);
}
