import { HttpException } from '@nestjs/common';
import type { ErrorBody } from './rest.exception.js';

/** Tells a client that the file is shorter than what it asks for. */
export class RangeException extends HttpException {
  readonly code: string = 'REST_RANGE';

  constructor() {
    const body: ErrorBody = { message: 'The file has no such bytes.', errors: [] };
    super(body, 416);
  }
}
