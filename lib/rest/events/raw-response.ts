import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What Fastify has instead of the response of Node. */
interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
  getHeaders(): OutgoingHttpHeaders;
}

/** The response of Node, taken away from the framework together with the headers that were set so far. */
export function rawResponse(response: object): ServerResponse {
  if (!('hijack' in response)) return response as ServerResponse;
  const reply = response as FastifyReply;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  return reply.raw;
}
