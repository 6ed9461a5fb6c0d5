import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The largest page, in bytes. */
const LARGEST = 300 * 1024;

/** What is wrong with the built pages: links and headings that are not there, pages that are too large. */
export function faultsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const names = new Map([...texts].map(([name, text]) => [name, new Set(text.match(/(?<= id=")[^"]+/g))]));
  return [...texts].flatMap(([page, text]) => [
    ...(statSync(join(folder, page)).size > LARGEST ? [`${page}: ${Math.round(text.length / 1024)} KB`] : []),
    ...[...text.matchAll(/ href="(\/[^"]*|#[^"]*)"/g)].flatMap(([, href = '']) =>
      leadsSomewhere(folder, names, page, href) ? [] : [`${page}: leads to ${href}`],
    ),
  ]);
}

function leadsSomewhere(
  folder: string,
  names: ReadonlyMap<string, ReadonlySet<string>>,
  page: string,
  href: string,
): boolean {
  const [path = '', anchor] = href.split('#', 2).map(decodeURIComponent);
  const file = path === '' ? page : path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
  if (anchor === undefined || anchor === '') return existsSync(join(folder, file));
  return names.get(file)?.has(anchor) === true;
}
