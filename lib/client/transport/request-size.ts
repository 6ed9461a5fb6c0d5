import { AriRequestTooLargeException } from '../exceptions/index.js';
import type { TransportRequest } from './transport.js';

/** Longest request line over HTTP, in bytes, without the line's end. Asterisk answers 400 to a longer one. */
export const LONGEST_LINE = 4_093;

/** What stands in a request line beside the method and the target: two spaces and `HTTP/1.1`. */
const FRAME_OF_LINE = 10;

/** Largest body over HTTP, in bytes. Asterisk answers 413 to a larger one. */
const LARGEST_BODY = 40_960;

/** Largest frame over a WebSocket, in bytes. Asterisk closes the whole socket with 1009 after a larger one. */
const LARGEST_FRAME = 65_535;

/**
 * Gives the request in the form in which Asterisk's HTTP server takes it: with its parameters in the body where the
 * request line would be too long.
 *
 * @throws {AriRequestTooLargeException} neither form fits.
 */
export function fittedToHttp(request: TransportRequest, basePath: string, connection: string): TransportRequest {
  let fitted = request;
  if (lineLength(request, basePath) > LONGEST_LINE) fitted = withoutQuery(request) ?? request;
  const line = lineLength(fitted, basePath);
  if (line > LONGEST_LINE) throw tooLarge('request line', line, LONGEST_LINE, request, connection);
  if (fitted.body !== undefined) check('body', fitted.body, LARGEST_BODY, fitted, connection);
  return fitted;
}

/**
 * Gives the frame of a command. Its address may be as long as the frame; only where that is not enough the parameters
 * travel in the body, in which they take less room.
 *
 * @throws {AriRequestTooLargeException} the frame is larger than Asterisk accepts over a WebSocket.
 */
export function fittedFrame(
  request: TransportRequest,
  frameOf: (request: TransportRequest) => string,
  connection: string,
): string {
  const frame = frameOf(request);
  if (frame.length * 3 <= LARGEST_FRAME) return frame;
  const shorter = withoutQuery(request);
  if (Buffer.byteLength(frame) > LARGEST_FRAME && shorter !== undefined) {
    return fittedFrame(shorter, frameOf, connection);
  }
  check('frame', frame, LARGEST_FRAME, request, connection);
  return frame;
}

// The target is percent-encoded: each of its characters is one byte.
function lineLength({ method, path, query }: TransportRequest, basePath: string): number {
  const target = basePath.length + 1 + path.length + (query === '' ? 0 : query.length + 1);
  return method.length + target + FRAME_OF_LINE;
}

function withoutQuery(request: TransportRequest): TransportRequest | undefined {
  const body = request.long?.wholeBody;
  if (body === undefined || request.query === '') return undefined;
  return { ...request, query: '', body };
}

function check(what: string, text: string, most: number, request: TransportRequest, connection: string): void {
  // A character is three bytes at most: most texts need no counting.
  if (text.length * 3 <= most) return;
  const size = Buffer.byteLength(text, 'utf8');
  if (size > most) throw tooLarge(what, size, most, request, connection);
}

function tooLarge(what: string, size: number, most: number, request: TransportRequest, connection: string): Error {
  const { operation, method, long } = request;
  const unsent = `its ${what} of ${size} bytes is larger than the ${most} that Asterisk takes`;
  const path = request.path.length > 200 ? `${request.path.slice(0, 200)}…` : request.path;
  const parameter = long?.parameter;
  return new AriRequestTooLargeException(
    { operation, method, path, connection, status: 413, asteriskMessage: '', unsent, parameter },
    parameter === undefined ? 'Set fewer variables at once.' : `The longest parameter is "${parameter}": shorten it.`,
  );
}
