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

/** Without a host: a client resolves them against what it asked for, whichever proxies stand between. A cursor is base64url. */
function written(
  { path, query }: HttpRequest,
  key: string,
  links: Readonly<Record<string, string | number | undefined>>,
): string {
  const others = new URLSearchParams(query);
  others.delete('offset');
  others.delete('cursor');
  const kept = others.toString();
  const written: string[] = [];
  for (const [relation, value] of Object.entries(links)) {
    if (value === undefined) continue;
    const own = value === 0 ? '' : `${key}=${value}`;
    const search = [kept, own].filter((part) => part !== '').join('&');
    written.push(`<${path}${search === '' ? '' : `?${search}`}>; rel="${relation}"`);
  }
  return written.join(', ');
}
