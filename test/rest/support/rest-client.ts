/** What came back. */
export interface RestReply {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined: there was none. */
  readonly body: unknown;
}

/** A request with nothing but `fetch`. */
export class RestClient {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(url: string, token: string | undefined) {
    this.#url = url;
    this.#token = token;
  }

  as(token: string | undefined): RestClient {
    return new RestClient(this.#url, token);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<RestReply> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown): Promise<RestReply> {
    return this.send('POST', path, { body });
  }

  async send(
    method: string,
    path: string,
    { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: unknown } = {},
  ): Promise<RestReply> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text,
    };
  }

  /** Where the links of a page lead, by their relation. */
  static links({ headers }: RestReply): Record<string, string> {
    const links = [...(headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="([^"]*)"/g)];
    return Object.fromEntries(links.map(([, url = '', relation = '']) => [relation, url]));
  }
}
