import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What Express and Fastify give of a request alike. */
interface FrameworkRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly originalUrl?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Fastify's way to the request of Node; that of Express is one. */
  readonly raw?: IncomingMessage;
  readonly socket?: IncomingMessage['socket'];
}

/** A path that a URL would leave as it is: no dots or backslashes to resolve, no host in front, nothing to be encoded. */
const PLAIN_PATH = /^\/(?![/\\])(?:[\w~%!$&'()*+,;=:@-]|\/(?!\.))+$/;

/** A request, whichever framework took it. */
export class HttpRequest {
  /** As the framework has it. */
  readonly framework: object;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly address: string;
  /** What stands behind the `?`, as the client wrote it. */
  readonly search: string;
  readonly #path: string;
  #query: URLSearchParams | undefined;

  constructor(request: object) {
    const { method, headers, url, originalUrl, params = {}, body, raw, socket } = request as FrameworkRequest;
    this.framework = request;
    this.method = method;
    this.headers = headers;
    this.params = params;
    this.body = body;
    this.address = (raw?.socket ?? socket)?.remoteAddress ?? '';
    const written = originalUrl ?? url;
    const hash = written.indexOf('#');
    const asked = hash === -1 ? written : written.slice(0, hash);
    const mark = asked.indexOf('?');
    this.#path = mark === -1 ? asked : asked.slice(0, mark);
    this.search = mark === -1 ? '' : asked.slice(mark + 1);
  }

  /** Parsed here, so that both frameworks read a query alike. */
  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.search));
  }

  /** Path of the request as the client wrote it, with every prefix. */
  get path(): string {
    return PLAIN_PATH.test(this.#path) ? this.#path : new URL(this.#path, 'http://host').pathname;
  }

  /** The value of a header; several are one list with commas. */
  header(name: string): string | undefined {
    const value = this.headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }
}
