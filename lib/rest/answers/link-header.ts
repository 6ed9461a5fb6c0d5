import type { HttpRequest } from '../requests/index.js';

/** A page, and where it stands among all. */
export interface PageShown {
  readonly limit: number;
  readonly offset: number;
  readonly length: number;
  /** Objects on all pages; undefined where they were not counted. */
  readonly count: number | undefined;
}

/** The header `Link` of a page that was asked for with an offset, or with none. */
export function linksByOffset(request: HttpRequest, { limit, offset, length, count }: PageShown): string {
  const last = count === undefined ? undefined : Math.max(0, Math.ceil(count / limit) - 1) * limit;
  const more = count === undefined ? length === limit : offset + length < count;
  const links = {
    first: 0,
    prev: offset > 0 ? Math.max(0, offset - limit) : undefined,
    next: more ? offset + limit : undefined,
    last,
  };
  return written(request, 'offset', links);
}

/** The header `Link` of a page on a walk with cursors, which goes forward alone. */
export function linksByCursor(request: HttpRequest, next: string | undefined): string {
  return written(request, 'cursor', { first: '', next });
}

/** A query in which every character stands for itself: its parts can be taken as the client wrote them. */
const PLAIN_QUERY = /^[\w~!$'()*,;:@/?.&=-]*$/;

/** Without a host: a client resolves them against what it asked for, whichever proxies stand between. A cursor is base64url. */
function written(
  request: HttpRequest,
  key: string,
  links: Readonly<Record<string, string | number | undefined>>,
): string {
  const { path } = request;
  const kept = withoutPosition(request);
  let written = '';
  for (const relation of Object.keys(links)) {
    const value = links[relation];
    if (value === undefined) continue;
    const own = value === 0 ? '' : `${key}=${value}`;
    const search = kept === '' || own === '' ? kept + own : `${kept}&${own}`;
    written += `${written === '' ? '' : ', '}<${path}${search === '' ? '' : '?'}${search}>; rel="${relation}"`;
  }
  return written;
}

/** The query without what says where a page stands. */
function withoutPosition(request: HttpRequest): string {
  const { search } = request;
  if (PLAIN_QUERY.test(search)) return search.split('&').filter(saysNoPosition).join('&');
  const others = new URLSearchParams(request.query);
  others.delete('offset');
  others.delete('cursor');
  return others.toString();
}

function saysNoPosition(part: string): boolean {
  const equals = part.indexOf('=');
  const key = equals === -1 ? part : part.slice(0, equals);
  return part !== '' && key !== 'offset' && key !== 'cursor';
}
