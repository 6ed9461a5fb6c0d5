import * as ari from 'nestjs-ari';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { examples, pages, pageText } from './support/documentation.js';

/** Names of the fields that an interface in a file of `lib` declares. */
function fieldsOf(file: string, name: string): string[] {
  const text = readFileSync(join(packageRoot(), 'lib', file), 'utf8');
  const body = new RegExp(`^export interface ${name}\\b[^{]*\\{\n(.*?)^\\}`, 'ms').exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = '']) => field);
}

/** Those that a page does not set in code. */
function unnamed(page: string, names: readonly string[]): string[] {
  const text = pageText(page);
  return names.filter((name) => !new RegExp('`[^`\n]*(?<!\\w)' + name + '(?!\\w)[^`\n]*`').test(text));
}

const exported = Object.keys(ari);

describe('the guide names', () => {
  it('every option of a connection', () => {
    const client = fieldsOf('client/ari-client-options.ts', 'AriClientOptions');
    const module = fieldsOf('module/ari-module-options.ts', 'AriModuleOptions');
    const extras = fieldsOf('module/ari-module-options.ts', 'AriModuleExtras');
    expect(client).toContain('url');
    expect(module).toContain('connect');
    expect(extras).toContain('isGlobal');
    expect(unnamed('docs/connections.md', [...client, ...module, ...extras])).toEqual([]);
  });

  it('every decorator', () => {
    const handlers = exported.filter((name) => /^On[A-Z]/.test(name));
    const options = fieldsOf('module/decorators/ari-controller.decorator.ts', 'AriControllerOptions');
    const parameters = ['AriEvent', 'AriChannel', 'AriBridge', 'StasisArgs', 'AriCtx'];
    expect(exported).toEqual(expect.arrayContaining(parameters));
    expect(handlers.length).toBeGreaterThanOrEqual(10);
    expect(options).toContain('app');
    expect(unnamed('docs/handlers.md', [...handlers, ...parameters, ...options])).toEqual([]);
  });

  it('every exception, and every kind of trouble that nobody waits for', () => {
    const exceptions = exported.filter((name) => /^Ari\w*Exception$/.test(name));
    const text = readFileSync(join(packageRoot(), 'lib/client/ari-client-error.ts'), 'utf8');
    const kinds = [...text.matchAll(/kind: '(\w+)'/g)].map(([, kind = '']) => kind);
    expect(exceptions.length).toBeGreaterThan(15);
    expect(kinds).toContain('listener');
    expect(unnamed('docs/errors.md', [...exceptions, ...kinds])).toEqual([]);
  });

  it('every pending object', () => {
    const pending = exported.filter((name) => /^Pending\w/.test(name));
    expect(pending).toContain('PendingPlayback');
    expect(unnamed('docs/objects.md', pending)).toEqual([]);
  });
});

describe('the pages', () => {
  it('link to what is there', () => {
    const dead = pages().flatMap((page) =>
      [...pageText(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
        ([link, path = '', anchor]) => {
          const target = path === '' ? page : join(dirname(page), path);
          if (!existsSync(join(packageRoot(), target))) return [`${page}: ${link}`];
          return anchor === undefined || anchors(target).includes(anchor) ? [] : [`${page}: ${link}`];
        },
      ),
    );
    expect(dead).toEqual([]);
  });

  it('are all in the index', () => {
    const index = pageText('docs/README.md');
    const guide = pages().filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    expect(guide.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  });

  it('have files only where a test of their own runs them', () => {
    const withFiles = [...new Set(examples().flatMap(({ page, name }) => (name === undefined ? [] : [page])))];
    const folder = import.meta.dirname;
    const tests = readdirSync(folder).filter((name) => name.endsWith('.e2e-spec.ts'));
    const texts = tests.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(withFiles).toContain('README.md');
    expect(withFiles.filter((page) => !texts.some((text) => text.includes(`'${page}'`)))).toEqual([]);
  });
});

function anchors(page: string): string[] {
  return [...pageText(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
