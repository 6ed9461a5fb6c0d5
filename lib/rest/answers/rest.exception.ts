import { HttpException } from '@nestjs/common';
import { STATUS_TEXTS, type ErrorItem, type ErrorStatus } from '../../protocol/index.js';

/** What is wrong with one field. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The body of every error of this door. */
export interface ErrorBody {
  readonly message: string;
  readonly errors: readonly FieldError[];
}

/** Says in HTTP what came of a command: Nest's filters see it as one of their own. */
export class RestException extends HttpException {
  readonly code: string = 'REST_EXCEPTION';

  constructor(status: ErrorStatus, errors: readonly ErrorItem[] = []) {
    const body: ErrorBody = { message: messageOf(status, errors), errors: errors.flatMap(fieldErrors) };
    super(body, status);
  }
}

function messageOf(status: ErrorStatus, errors: readonly ErrorItem[]): string {
  const sentences = errors.filter((item) => typeof item === 'string');
  return sentences.length === 0 ? STATUS_TEXTS[status] : sentences.join(' ');
}

function fieldErrors(item: ErrorItem): FieldError[] {
  if (typeof item === 'string') return [];
  return Object.entries(item).flatMap(([field, messages]) => messages.map((message) => ({ field, message })));
}
