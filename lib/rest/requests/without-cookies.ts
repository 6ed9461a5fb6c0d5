import type { IncomingHttpHeaders } from 'node:http';

/** What middlewares and plugins make of cookies: a session, and the user in it. */
const BY_COOKIES: Readonly<Record<string, unknown>> = {
  cookies: {},
  signedCookies: {},
  session: undefined,
  sessionID: undefined,
  sessionStore: undefined,
};

/** Names of headers and their values, one after the other, as Node has them. */
interface WithRawHeaders {
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders?: readonly string[];
  readonly raw?: object;
  readonly user?: unknown;
}

/**
 * A request as if it had come without cookies, for an `authenticate` that looks at it: a browser sends them along with what
 * any page asks for. Without cookies it stays as it is, and so does a user that a guard has found by a token.
 */
export function withoutCookies(request: object, headers: IncomingHttpHeaders): object {
  const { headers: all, rawHeaders, raw, user } = request as WithRawHeaders;
  if (all.cookie === undefined) return request;
  const hidden: Record<string, unknown> = {
    ...BY_COOKIES,
    headers,
    user: all.authorization === undefined ? undefined : user,
  };
  if (rawHeaders !== undefined) hidden['rawHeaders'] = withoutCookieHeader(rawHeaders);
  if (raw !== undefined) hidden['raw'] = withoutCookies(raw, headers);
  const fields = Object.entries(hidden).map(([name, value]) => [name, { value, enumerable: true }] as const);
  return Object.create(request, Object.fromEntries(fields)) as object;
}

function withoutCookieHeader(raw: readonly string[]): string[] {
  const isCookie = (index: number): boolean => raw[index - (index % 2)]?.toLowerCase() === 'cookie';
  return raw.filter((_text, index) => !isCookie(index));
}
