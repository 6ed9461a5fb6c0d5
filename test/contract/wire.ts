import { request as httpRequest } from 'node:http';

/** Where an ARI is and who may use it. */
export interface AriAddress {
  /** `http://127.0.0.1:<port>/ari` */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as JSON where it is JSON, else as text. */
  readonly body: unknown;
  readonly bytes: Buffer;
}

export interface WireRequest {
  readonly method: string;
  /** Without the base URL and a leading slash; a query may follow. */
  readonly path: string;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly authorization?: string | false;
  readonly headers?: Readonly<Record<string, string>>;
}

export const basic = ({ username, password }: AriAddress): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** One HTTP request without any library between us and the wire. */
export function send(address: AriAddress, wanted: WireRequest): Promise<WireAnswer> {
  const { body, contentType = 'application/json', authorization = basic(address) } = wanted;
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const headers: Record<string, string> = { connection: 'close', ...wanted.headers };
  if (authorization !== false) headers['authorization'] = authorization;
  if (text !== undefined)
    Object.assign(headers, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${address.url}/${wanted.path}`,
      { method: wanted.method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: readable(bytes), bytes });
        });
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

function readable(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
