import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ariPages } from '../../build/site/ari-pages.js';
import { faultsOf } from '../../build/site/check-site.js';
import { picturesOf } from '../../build/site/pictures.js';
import { ariSidebar, guideSidebar, stageGuide } from '../../build/site/staged-pages.js';
import { packageRoot } from '../asterisk/package-root.js';

async function folder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'nestjs-ari-site-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(made, path)), { recursive: true });
    await writeFile(join(made, path), text);
  }
  return made;
}

it('a link to a page or a heading that is not there is found, and a page that is too large', async () => {
  const site = await folder({
    'index.html': '<h1 id="top">x</h1><a href="/docs/a.html#one">a</a><a href="/docs/">b</a><a href="#top">c</a>',
    'docs/a.html': '<h2 id="one">x</h2><a href="/docs/a.html#two">a</a><a href="/gone.html">b</a>',
    'docs/index.html': 'x'.repeat(310 * 1024),
  });
  expect(faultsOf(site).sort()).toEqual([
    'docs/a.html: leads to /docs/a.html#two',
    'docs/a.html: leads to /gone.html',
    'docs/index.html: 310 KB',
  ]);
});

it('the guide is copied whole, and a link to what is no page becomes its text', async () => {
  const from = await folder({
    'docs/README.md': '## Begin\n\n| [One](one.md) | x |\n',
    'docs/one.md': '[two](two.md) [code](../lib/x.ts) [out](https://example.org) ![p](pictures/p.svg)',
    'docs/two.md': '<details>\n<summary>All</summary>\n\ntext\n</details>\n',
    'docs/pictures/p.svg': '<svg />',
  });
  const to = await folder();
  stageGuide(from, to);
  expect(await readFile(join(to, 'docs/one.md'), 'utf8')).toBe(
    '[two](two.md) code [out](https://example.org) ![p](pictures/p.svg)',
  );
  expect(await readFile(join(to, 'docs/two.md'), 'utf8')).toBe('\n**All**\n\ntext\n\n');
  expect(guideSidebar(from)).toEqual([{ text: 'Begin', items: [{ text: 'One', link: '/docs/one' }] }]);
});

it('every page of the guide stands in the sidebar', async () => {
  const listed = guideSidebar(packageRoot()).flatMap(({ items }) => items.map(({ link }) => link));
  const pages = (await readdir(join(packageRoot(), 'docs'))).filter((name) => /^[a-z].*\.md$/.test(name));
  expect(pages.map((name) => `/docs/${name.replace(/\.md$/, '')}`).filter((page) => !listed.includes(page))).toEqual(
    [],
  );
});

it('the languages of an example stand side by side', async () => {
  const to = await folder();
  await ariPages(to);
  const page = await readFile(join(to, 'playbacks.md'), 'utf8');
  expect(page.match(/^::: code-group$/gm)).toHaveLength(3);
  expect(page.match(/^:::$/gm)).toHaveLength(3);
  expect(page).toMatch(/^::: code-group\n\n```ts \[TypeScript\]\n[^:]*?```http \[HTTP\]\n.*\n```\n\n:::$/m);
  expect(ariSidebar(to).flatMap(({ items }) => items.map(({ text }) => text))).toEqual(
    expect.arrayContaining(['channels', 'Events', 'Objects and records']),
  );
});

it('a picture takes its colours from the page, and no rule of one reaches the other', () => {
  const { pictures, css } = picturesOf(join(packageRoot(), 'docs/pictures'));
  expect(Object.keys(pictures).sort()).toEqual(['barge-in', 'life-of-a-call', 'two-ways']);
  expect(css).not.toContain('@media');
  expect(css.match(/^\.(?!picture-).*$/gm)).toBeNull();
  expect(css).toContain('.picture-two-ways .ink { fill: #1f2933; fill: var(--vp-c-text-1, #1f2933); }');
  for (const text of Object.values(pictures)) expect(text).not.toMatch(/<style|\n/);
});
