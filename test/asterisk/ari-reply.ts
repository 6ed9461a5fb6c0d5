import { request } from 'node:http';

/** The answer of a raw request: status and text, nothing interpreted. */
export interface AriReply {
  readonly status: number;
  readonly body: string;
}

/** Whose request it is. */
export interface AriCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * One raw request on a connection of its own, which is closed afterwards, so that it never counts against a test's
 * `sessionlimit`. Made without the library under test.
 */
export function ariReply(
  url: string,
  { username, password }: AriCredentials,
  { method = 'GET', timeout = 5_000 } = {},
): Promise<AriReply> {
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
