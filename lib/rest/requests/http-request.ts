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

/** A request, whichever framework took it. */
export class HttpRequest {
  /** As the framework has it. */
  readonly framework: object;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly address: string;
  /** Path of the request as the client wrote it, with every prefix. */
  readonly path: string;
  readonly query: URLSearchParams;

  constructor(request: object) {
    const { method, headers, url, originalUrl, params = {}, body, raw, socket } = request as FrameworkRequest;
    this.framework = request;
    this.method = method;
    this.headers = headers;
    this.params = params;
    this.body = body;
    this.address = (raw?.socket ?? socket)?.remoteAddress ?? '';
    // Parsed here, so that both frameworks read a query alike.
    const asked = new URL(originalUrl ?? url, 'http://host');
    this.path = asked.pathname;
    this.query = asked.searchParams;
  }

  /** The value of a header; several are one list with commas. */
  header(name: string): string | undefined {
    const value = this.headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }
}
