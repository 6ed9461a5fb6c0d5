import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { markdownFiles, pageText } from './support/documentation.js';

/** A link inside a page to another place of the repository. */
const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

it('every link of every page leads to a file, and to a heading of it', () => {
  const files = markdownFiles();
  expect(files).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/glossary.md']));
  expect(files.flatMap((page) => deadLinks(page, pageText(page)))).toEqual([]);
});

it('a link that leads nowhere is found', () => {
  expect(deadLinks('docs/README.md', '[a](no-such-page.md) [b](#no-such-heading) [c](handlers.md#origins)')).toEqual([
    'docs/README.md: ](no-such-page.md)',
    'docs/README.md: ](#no-such-heading)',
  ]);
});

function deadLinks(page: string, text: string): string[] {
  return [...withoutCode(text).matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? page : join(dirname(page), path);
    return leadsSomewhere(target, anchor) ? [] : [`${page}: ${link}`];
  });
}

function leadsSomewhere(target: string, anchor: string | undefined): boolean {
  const path = join(packageRoot(), target);
  if (!existsSync(path)) return false;
  return anchor === undefined || (statSync(path).isFile() && anchorsOf(pageText(target)).has(anchor));
}

/** The names of a page's headings as GitHub makes them: a heading that comes again has a number behind it. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, title = ''] of withoutCode(text).matchAll(/^#+ (.+)$/gm)) {
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    let number = 0;
    while (anchors.has(number === 0 ? anchor : `${anchor}-${number}`)) number += 1;
    anchors.add(number === 0 ? anchor : `${anchor}-${number}`);
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '');
}
