import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

/** Pages outside of the guide that its pages lead to. */
const OTHERS = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  'packages/gateway-client/README.md',
  'sample/README.md',
  'test/README.md',
  'test/asterisk/README.md',
];
const LINK = /\[([^\]]*)\]\((?!https?:|mailto:|#)([^)#\s]*)(#[^)\s]*)?\)/g;

/** A group of the sidebar. */
export interface SidebarGroup {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** Copies the guide, where each page keeps its place. A link to something that is no page becomes its text. */
export function stageGuide(from: string, to: string): void {
  const guide = readdirSync(join(from, 'docs')).filter((name) => name.endsWith('.md'));
  const pages = [...guide.map((name) => `docs/${name}`), ...OTHERS.filter((page) => existsSync(join(from, page)))];
  for (const page of pages) {
    const text = withoutHtml(readFileSync(join(from, page), 'utf8')).replace(
      LINK,
      (link, title: string, path: string) => {
        const target = normalize(join(dirname(page), path));
        return pages.includes(target) || target.startsWith('docs/pictures/') ? link : title;
      },
    );
    mkdirSync(dirname(join(to, page)), { recursive: true });
    writeFileSync(join(to, page), text);
  }
  cpSync(join(from, 'docs/pictures'), join(to, 'docs/pictures'), { recursive: true });
}

/** GitHub folds what stands in `details`; a page shows it. */
function withoutHtml(text: string): string {
  return text.replace(/^<\/?details>$/gm, '').replace(/^<summary>(.*)<\/summary>$/gm, '**$1**');
}

/** The groups of docs/README.md, which lists every page once. */
export function guideSidebar(from: string): SidebarGroup[] {
  const index = readFileSync(join(from, 'docs/README.md'), 'utf8');
  return index
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const rows = [...section.matchAll(/^\| \[([^\]]+)\]\(([^)#]+)\.md\)/gm)];
      const items = rows.map(([, text = '', path = '']) => ({ text, link: `/${normalize(`docs/${path}`)}` }));
      return { text: section.split('\n', 1)[0] ?? '', items };
    })
    .filter(({ items }) => items.length > 0);
}

/** The pages of the ARI reference, in their order. */
export function ariSidebar(folder: string): SidebarGroup[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'index.md');
  const link = (name: string) => ({ text: basename(name, '.md'), link: `/ari/${basename(name, '.md')}` });
  const types = names.filter((name) => name.startsWith('model-'));
  return [
    { text: 'Resources', items: names.filter((name) => !types.includes(name)).map(link) },
    { text: 'What they speak of', items: types.map((name) => ({ ...link(name), text: titleOf(join(folder, name)) })) },
  ];
}

function titleOf(page: string): string {
  return /^# (.*)$/m.exec(readFileSync(page, 'utf8'))?.[1] ?? page;
}

/** The rooms of the API; what a room holds stands on its page. */
export function apiSidebar(folder: string): SidebarGroup[] {
  const rooms = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const items = rooms.map(({ name }) => ({ text: name === 'index' ? 'nestjs-ari' : name, link: `/api/${name}/` }));
  return [{ text: 'nestjs-ari by its rooms', items }];
}
