import { HttpException } from '@nestjs/common';
import { isStatus, STATUS_TEXTS, type ErrorItem, type ErrorStatus } from '../../protocol/index.js';
import { ResourceException } from '../exceptions/index.js';
import type { ErrorTranslator } from '../options/index.js';

/**
 * What a client reads of an error: that of a `ResourceException` or of one of Nest's, what a translator makes of it, or
 * nothing but that something failed. Undefined for the last: then it belongs in the log.
 */
export function knownError(error: unknown, translators: readonly ErrorTranslator[]): ResourceException | undefined {
  if (error instanceof ResourceException) return error;
  if (error instanceof HttpException) return new ResourceException(statusOf(error), messagesOf(error));
  for (const translate of translators) {
    const translated = translate(error);
    if (translated !== undefined) return translated;
  }
  return undefined;
}

function statusOf(error: HttpException): ErrorStatus {
  const status = error.getStatus();
  if (isStatus(status) && status >= 400) return status as ErrorStatus;
  return status >= 400 && status < 500 ? 400 : 500;
}

function messagesOf(error: HttpException): readonly ErrorItem[] {
  const response = error.getResponse();
  const message: unknown = typeof response === 'string' ? response : (response as { message?: unknown }).message;
  const messages: unknown[] = Array.isArray(message) ? message : [message];
  const sentences = messages.filter((one) => typeof one === 'string');
  return sentences.length > 0 ? sentences : [STATUS_TEXTS[statusOf(error)]];
}
