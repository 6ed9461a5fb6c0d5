import { STATUS_TEXTS, type ErrorStatus } from '../../protocol/index.js';
import type { DocumentPart } from './api-document.js';

/** Explains each error to the writers of clients. */
const MEANINGS: Readonly<Partial<Record<ErrorStatus, readonly [name: string, meaning: string]>>> = {
  400: ['BadRequest', 'The request names what it must not, or cannot be read. Nothing was done.'],
  401: ['NotAuthenticated', 'The request is from nobody who is known.'],
  403: ['PermissionDenied', 'This user may not do this, whatever the object.'],
  404: ['NotFound', 'There is no such object, or not for this user.'],
  409: ['Conflict', 'The state of something stands against it: a key is taken, an object is in use.'],
  412: ['PreconditionFailed', 'The object is not in the state that `If-Match` names: retrieve it again.'],
  413: ['TooLarge', 'The body is longer, or the list has more objects, than one request may have.'],
  422: ['Invalid', 'The input does not fit. `errors` says so field by field.'],
  429: ['TooManyRequests', 'This user asks too much at once. `Retry-After` says when to come again.'],
  500: ['InternalError', 'The server failed. Its log says why.'],
  502: ['RefusedByAsterisk', 'Asterisk refused what was asked of it.'],
  503: ['NotAvailable', 'Something that is needed is away for now.'],
  504: ['NoAnswerInTime', 'Asterisk gave no answer in time.'],
};

/** Errors that every operation may answer with. */
const ALWAYS: readonly ErrorStatus[] = [400, 401, 403, 429, 500, 503];

/** The errors of an operation, those that every one has among them. */
export function errorResponses(own: readonly ErrorStatus[]): Record<string, DocumentPart> {
  const statuses = [...ALWAYS, ...own].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${MEANINGS[status]?.[0] ?? 'InternalError'}` }]),
  );
}

/** The bodies of all errors. */
export function errorSchemas(): Record<string, DocumentPart> {
  return {
    FieldError: {
      type: 'object',
      description: 'What is wrong with one field.',
      required: ['field', 'message'],
      properties: {
        field: { type: 'string', description: 'Name of the field; `owner.name` is a field of a field.' },
        message: { type: 'string', description: 'What is wrong with it.' },
      },
    },
    Error: {
      type: 'object',
      description: 'Why nothing was done.',
      required: ['message'],
      properties: {
        message: { description: 'A sentence for people.', type: ['string', 'array'], items: { type: 'string' } },
        errors: {
          type: 'array',
          description: 'What is wrong with which fields; empty where it is about none.',
          items: { $ref: '#/components/schemas/FieldError' },
        },
      },
    },
  };
}

/** All errors, by the name that `errorResponses` refers to. */
export function errorResponseComponents(): Record<string, DocumentPart> {
  return Object.fromEntries(
    Object.entries(MEANINGS).map(([status, [name, description]]) => [
      name,
      {
        description,
        ...headersOf(status),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            example: { message: STATUS_TEXTS[Number(status) as ErrorStatus], errors: exampleErrors(status) },
          },
        },
      },
    ]),
  );
}

function headersOf(status: string): DocumentPart {
  const text = { type: 'string' };
  if (status === '401')
    return { headers: { 'WWW-Authenticate': { description: 'How to say who asks.', schema: text } } };
  if (status !== '429') return {};
  return { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: text } } };
}

function exampleErrors(status: string): readonly object[] {
  return status === '422' ? [{ field: 'name', message: 'Too small: expected string to have >=1 characters' }] : [];
}
