import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ADDRESS_ADVICE, type AnswerSigns, describeSigns } from '../exceptions/index.js';

const PAGE = /\bx?html\b/i;
const ASTERISK = /^asterisk\b/i;

/** Describes the refusal of an event socket: ARI says why by its status, anything else at the address is named as such. */
export function handshakeRefusal({ statusCode: status = 0, headers }: IncomingMessage): string {
  const signs = signsOf(status, headers);
  if (isElsewhere(signs)) {
    const seen = describeSigns(signs);
    return `the server refused the event socket: what answers there is not Asterisk's ARI (${seen}). ${ADDRESS_ADVICE}`;
  }
  const refused = `the server refused the event socket with ${status}`;
  const off = 'ARI is off, still starting, or under another prefix (http.conf); "npx nestjs-ari doctor" tells';
  return status === 404 ? `${refused}: ${off}` : refused;
}

/** Whether another program answers: it names itself, shows a page, redirects, or knows no WebSocket at all. */
function isElsewhere({ status, server, contentType }: AnswerSigns): boolean {
  if (status < 400) return true;
  return server === undefined ? PAGE.test(contentType ?? '') : !ASTERISK.test(server);
}

function signsOf(status: number, headers: IncomingHttpHeaders): AnswerSigns {
  const { location, 'content-type': contentType } = headers;
  // Node's types allow for a header that is repeated.
  return { status, location, contentType, server: headers.server?.toString() };
}
