import * as ari from 'nestjs-ari';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { examples, pages, pageText } from './support/documentation.js';

/** The text of the one file of `lib` that declares a name. */
function declaring(name: string): string {
  const folder = join(packageRoot(), 'lib');
  const declaration = new RegExp(`^export (?:interface|type|(?:abstract )?class) ${name}\\b`, 'm');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8')).filter((text) => declaration.test(text));
  const [text] = texts;
  if (text === undefined || texts.length > 1) throw new Error(`${texts.length} files of lib declare ${name}`);
  return text;
}

/** Names of the fields that an interface of `lib` declares. */
function fieldsOf(name: string): string[] {
  const text = declaring(name);
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
    const client = fieldsOf('AriClientOptions');
    const module = fieldsOf('AriModuleOptions');
    const extras = fieldsOf('AriModuleExtras');
    expect(client).toContain('url');
    expect(module).toContain('connect');
    expect(extras).toContain('isGlobal');
    expect(unnamed('docs/connections.md', [...client, ...module, ...extras])).toEqual([]);
  });

  it('every decorator', () => {
    const handlers = exported.filter((name) => /^On[A-Z]/.test(name));
    const options = fieldsOf('AriControllerOptions');
    const parameters = ['AriEvent', 'AriChannel', 'AriBridge', 'StasisArgs', 'AriCtx'];
    expect(exported).toEqual(expect.arrayContaining(parameters));
    expect(handlers.length).toBeGreaterThanOrEqual(10);
    expect(options).toContain('app');
    expect(unnamed('docs/handlers.md', [...handlers, ...parameters, ...options])).toEqual([]);
  });

  it('every exception, and every kind of trouble that nobody waits for', () => {
    const exceptions = exported.filter((name) => /^Ari\w*Exception$/.test(name));
    const text = declaring('AriClientError');
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
