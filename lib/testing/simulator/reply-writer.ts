import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AriReply } from '../rest/index.js';

/** Writes an answer with the headers and in the form that Asterisk gives it. */
export class ReplyWriter {
  readonly #server: string;
  readonly #allowedOrigins: readonly string[];

  constructor(version: string, allowedOrigins: readonly string[]) {
    this.#server = `Asterisk/${version}`;
    this.#allowedOrigins = allowedOrigins;
  }

  /** @param asked - the headers of the request. */
  write(response: ServerResponse, reply: AriReply, asked: IncomingHttpHeaders): void {
    if (response.destroyed) return;
    const { origin, connection } = asked;
    const body = bodyOf(reply);
    // Asterisk says nothing about keeping the connection; Node would.
    if (connection?.toLowerCase() === 'close') response.setHeader('Connection', 'close');
    else response.removeHeader('Connection');
    response.setHeader('Server', this.#server);
    response.setHeader('Cache-Control', 'no-cache, no-store');
    if (origin !== undefined && this.#allows(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
    }
    for (const [name, value] of Object.entries(reply.headers ?? {})) {
      const preflight = name.startsWith('Access-Control-');
      if (!preflight || (origin !== undefined && this.#allows(origin))) response.setHeader(name, value);
    }
    if (body.type !== undefined) response.setHeader('Content-type', body.type);
    response.setHeader('Content-Length', body.bytes.length);
    response.writeHead(reply.status, reply.reason);
    response.end(body.bytes);
  }

  /** The HTML page that Asterisk's HTTP server sends when the request did not reach ARI. */
  htmlPage(status: number, reason: string, text: string): AriReply {
    const page = [
      '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">',
      `<html><head>\r\n<title>${status} ${reason}</title>`,
      '</head><body>',
      `<h1>${reason}</h1>`,
      `<p>${text}</p>`,
      '<hr />',
      `<address>${this.#server}</address>`,
      '</body></html>\r\n',
    ].join('\r\n');
    return { status, reason, file: { bytes: Buffer.from(page), contentType: 'text/html' } };
  }

  /** The same as raw bytes, for a socket that asked for an upgrade. */
  raw(reply: AriReply): Buffer {
    const body = bodyOf(reply);
    const headers = [
      `HTTP/1.1 ${reply.status} ${reply.reason}`,
      `Server: ${this.#server}`,
      `Date: ${new Date().toUTCString()}`,
      'Cache-Control: no-cache, no-store',
      ...Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      ...(body.type === undefined ? [] : [`Content-type: ${body.type}`]),
      `Content-Length: ${body.bytes.length}`,
    ];
    return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), body.bytes]);
  }

  #allows(origin: string): boolean {
    return this.#allowedOrigins.includes('*') || this.#allowedOrigins.includes(origin);
  }
}

function bodyOf(reply: AriReply): { readonly bytes: Buffer; readonly type: string | undefined } {
  if (reply.file) return { bytes: reply.file.bytes, type: reply.file.contentType };
  if (reply.body === undefined) return { bytes: Buffer.alloc(0), type: undefined };
  return { bytes: Buffer.from(JSON.stringify(reply.body)), type: 'application/json' };
}
