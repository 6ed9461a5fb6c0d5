import { request } from 'node:http';
import { errorCode } from './error-code.js';

/** Methods whose commands do the same when they are given twice. */
const REPEATABLE = ['GET', 'DELETE'];

/** The answer of a raw request: status and text, nothing interpreted. */
export interface AriReply {
  readonly status: number;
  readonly body: string;
  /** Whether it was asked twice: the first time the connection was closed without an answer. */
  readonly repeated: boolean;
}

/** Whose request it is. */
export interface AriCredentials {
  readonly username: string;
  readonly password: string;
}

/** What a request is made with. */
interface RawRequest {
  readonly method: string;
  /** In milliseconds. */
  readonly timeout: number;
}

/**
 * One raw request on a connection of its own, which is closed afterwards, so that it never counts against a test's
 * `sessionlimit`. Made without the library under test.
 *
 * Very rarely Asterisk 22.10.1 closes such a connection without a word, while event sockets are being cut: "socket hang
 * up". It is not the race of a kept connection that is closed for having been idle, since none is kept; what it is was
 * not found out. What changes nothing when it is done twice is therefore asked once more, as the library does; an
 * Asterisk that has ended refuses that one, and the failure says so.
 */
export async function ariReply(
  url: string,
  credentials: AriCredentials,
  { method = 'GET', timeout = 5_000 } = {},
): Promise<AriReply> {
  try {
    return { ...(await asked(url, credentials, { method, timeout })), repeated: false };
  } catch (error) {
    if (errorCode(error) !== 'ECONNRESET' || !REPEATABLE.includes(method)) throw error;
    return { ...(await asked(url, credentials, { method, timeout })), repeated: true };
  }
}

function asked(
  url: string,
  { username, password }: AriCredentials,
  { method, timeout }: RawRequest,
): Promise<Omit<AriReply, 'repeated'>> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return new Promise((resolve, reject) => {
    const call = request(url, { method, timeout, agent: false, headers: { authorization } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${timeout} ms`)));
    call.on('error', (error) => {
      error.message = `${method} ${url}: ${error.message}`;
      reject(error);
    });
    call.end();
  });
}
