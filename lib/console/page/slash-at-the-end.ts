import type { IncomingMessage, ServerResponse } from 'node:http';

/** Leads an address with a slash at its end to the page: Fastify tells it from one without, and Nest makes no route for it. */
export function slashAtTheEnd(
  { url = '', originalUrl = url }: IncomingMessage & { readonly originalUrl?: string },
  response: ServerResponse,
  next: () => void,
): void {
  if (originalUrl.split('?', 1)[0]?.endsWith('/') === true) response.writeHead(302, { Location: './index.html' }).end();
  else next();
}
