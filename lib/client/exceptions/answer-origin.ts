/**
 * Who wrote an answer: ARI itself; Asterisk's web server, which knows no ARI at this path or could not read the request;
 * or something else that answers at the address, such as a proxy or the page of another program.
 */
export type AnswerOrigin = 'ari' | 'asterisk' | 'other';

/** The parts of an answer that show who wrote it. */
export interface AnswerSigns {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  /** Header `Server`. */
  readonly server?: string;
  /** Header `Location`. */
  readonly location?: string;
}

/** Asterisk's web server names itself, unless `servername` in http.conf says otherwise. */
const ASTERISK = /^asterisk\b/i;

/** Characters of a page's title or of a header that are shown. */
const TOLD = 80;

/** Tells who wrote an answer that is not a success. The errors of ARI are JSON with a `message` or an `error`. */
export function answerOrigin({ body, server }: AnswerSigns): AnswerOrigin {
  if (isAriError(body)) return 'ari';
  if (server === undefined) return isText(body) ? 'other' : 'ari';
  return ASTERISK.test(server) ? 'asterisk' : 'other';
}

/** Describes what answers at an address where ARI should: `nginx/1.24, page "Sign in", redirects to https://sso/`. */
export function describeSigns({ status, body, contentType, server, location }: AnswerSigns): string {
  const title = titleOf(body);
  const signs = [
    `status ${status}`,
    server === undefined ? undefined : `server ${shown(server)}`,
    title === undefined ? contentType : `page "${title}"`,
    location === undefined ? undefined : `redirects to ${shown(withoutQuery(location))}`,
  ];
  return signs.filter((sign) => sign !== undefined).join(', ');
}

/** How the address of an ARI looks, as advice behind what was seen. */
export const ADDRESS_ADVICE =
  'The url is that of Asterisk\'s own web server (http.conf: bindaddr, bindport, prefix), such as http://127.0.0.1:8088; "npx nestjs-ari doctor" looks at it.';

function isAriError(body: unknown): boolean {
  if (Buffer.isBuffer(body)) return isAriError(parsed(body.toString('utf8')));
  if (typeof body !== 'object' || body === null) return false;
  const { message, error } = body as { message?: unknown; error?: unknown };
  return typeof message === 'string' || typeof error === 'string';
}

/** Without a name of the server the doubt is in favour of ARI, which never answers with text. */
function isText(body: unknown): boolean {
  return typeof body === 'string' || (Buffer.isBuffer(body) && parsed(body.toString('utf8')) === undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function titleOf(body: unknown): string | undefined {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
  if (typeof text !== 'string') return undefined;
  const title = /<title\b[^>]*>([^<]*)/i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
  return title === undefined || title === '' ? undefined : shown(title);
}

/** A login page often gets a token in its query. */
function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}

function shown(text: string): string {
  // A header or a title comes from outside, and goes into a log.
  const plain = text.replace(/\p{Cc}/gu, ' ');
  return plain.length > TOLD ? `${plain.slice(0, TOLD)}…` : plain;
}
