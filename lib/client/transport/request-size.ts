import { AriRequestTooLargeException } from '../exceptions/index.js';
import type { TransportRequest } from './transport.js';

/** Largest body over HTTP, in bytes. Asterisk answers 413 to a larger one. */
const LARGEST_BODY = 40_960;

/** Largest frame over a WebSocket, in bytes. Asterisk closes the whole socket with 1009 after a larger one. */
const LARGEST_FRAME = 65_535;

/** @throws {AriRequestTooLargeException} the body is larger than Asterisk accepts over HTTP. */
export function checkBodySize(request: TransportRequest, connection: string): void {
  if (request.body !== undefined) check('body', request.body, LARGEST_BODY, request, connection);
}

/** @throws {AriRequestTooLargeException} the frame is larger than Asterisk accepts over a WebSocket. */
export function checkFrameSize(frame: string, request: TransportRequest, connection: string): void {
  check('frame', frame, LARGEST_FRAME, request, connection);
}

function check(what: string, text: string, most: number, request: TransportRequest, connection: string): void {
  // A character is three bytes at most: most texts need no counting.
  if (text.length * 3 <= most) return;
  const size = Buffer.byteLength(text, 'utf8');
  if (size <= most) return;
  const { operation, method, path } = request;
  const unsent = `its ${what} of ${size} bytes is larger than the ${most} that Asterisk takes`;
  throw new AriRequestTooLargeException(
    { operation, method, path, connection, status: 413, asteriskMessage: '', unsent },
    'Set fewer variables at once.',
  );
}
