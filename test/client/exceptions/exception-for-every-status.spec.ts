import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import * as exceptions from '../../../lib/client/exceptions/index.js';

/** Status, its class, and the classes above it: what an application may catch. */
const TABLE: readonly (readonly [status: number, type: string, parent?: string])[] = [
  [400, 'AriIllegalInputException'],
  [401, 'AriUnauthorizedException', 'AriAccessException'],
  [403, 'AriForbiddenException', 'AriAccessException'],
  [404, 'AriNotFoundException'],
  [409, 'AriIllegalStateException'],
  [412, 'AriPreconditionFailedException', 'AriIllegalStateException'],
  [413, 'AriRequestTooLargeException', 'AriIllegalInputException'],
  [422, 'AriUnprocessableException', 'AriIllegalInputException'],
  [500, 'AriServerException'],
  [501, 'AriNoSuchMethodException', 'AriServerException'],
  [503, 'AriUnavailableException', 'AriServerException'],
];

const EVERY_STATUS = Array.from({ length: 200 }, (_, index) => index + 400);

function lineOf(status: number): string[] {
  const [, ...classes] = TABLE.find(([known]) => known === status) ?? [];
  const others = status >= 500 ? ['AriUnknownException', 'AriServerException'] : [];
  return [...(classes.length > 0 ? (classes as string[]) : others), 'AriHttpException', 'AriException', 'Error'];
}

function ancestors(error: object): string[] {
  const names: string[] = [];
  for (
    let at = Object.getPrototypeOf(error) as object;
    at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object
  ) {
    names.push(at.constructor.name);
  }
  return names;
}

describe('the exception for a status', () => {
  const details = { method: 'POST', path: 'channels/7/play', operation: 'channels.play', connection: 'main' };

  it.each(EVERY_STATUS)('%i is the class of the table, with all fields', (status) => {
    const error = exceptions.exceptionForStatus({ status, asteriskMessage: 'so it says', ...details });
    expect(ancestors(error)).toEqual(lineOf(status));
    expect({ ...error }).toEqual({
      name: error.constructor.name,
      code: codeOf(error.constructor.name),
      status,
      asteriskMessage: 'so it says',
      writtenBy: 'ari',
      ...details,
      ...(status === 404 && { subject: 'channel' }),
      // Asterisk has answered: the command had been sent.
      ...(status === 413 && { sent: 'yes' }),
    });
    expect(error.message).toContain(`channels.play on connection "main" was refused with ${status} (so it says)`);
  });

  it('says that the same command may work later for 503 alone', () => {
    const retryable = EVERY_STATUS.filter(
      (status) => exceptions.exceptionForStatus({ status, asteriskMessage: '', ...details }).retryable,
    );
    expect(retryable).toEqual([503]);
  });

  it.each(TABLE.map(([status]) => status))('%i comes with a piece of advice of its own', (status) => {
    const { message } = exceptions.exceptionForStatus({ status, asteriskMessage: '', ...details });
    const others = TABLE.filter(([other]) => other !== status).map(
      ([other]) => exceptions.exceptionForStatus({ status: other, asteriskMessage: '', ...details }).message,
    );
    const advice = message.split('channels/7/play. ')[1] ?? '';
    expect(advice).not.toBe('');
    expect(others.filter((other) => other.includes(advice))).toEqual([]);
  });
});
