import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';

/** A fenced block of a page. */
export interface Block {
  /** Page it stands on, `docs/handlers.md`. */
  readonly page: string;
  /** Line of its fence, counted from 1. */
  readonly line: number;
  /** `ts`, `ini`, `sh`, … */
  readonly language: string;
  /** What ` ```ts name=hello.controller.ts ` calls it: a file that other files of the page may import. */
  readonly name: string | undefined;
  /** Why it is compiled and not run: the comment `<!-- not run: … -->` in the line above it. */
  readonly notRun: string | undefined;
  readonly code: string;
}

const FENCE = /^```(\w+)(?: name=(\S+))?[^\n]*\n(.*?)^```$/gms;

/** Every page: the README and the guide. */
export function pages(): readonly string[] {
  const guide = readdirSync(join(packageRoot(), 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'sample/01-hello-dtmf/README.md', ...guide.sort().map((name) => `docs/${name}`)];
}

/** Folders whose Markdown is not ours, or is made by the tests. */
const FOREIGN = new Set(['node_modules', 'dist', 'coverage']);

/** Every Markdown file of the repository, `test/asterisk/README.md`. */
export function markdownFiles(folder = ''): readonly string[] {
  return readdirSync(join(packageRoot(), folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return FOREIGN.has(entry.name) || entry.name.startsWith('.') ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text of a page. */
export function pageText(page: string): string {
  return readFileSync(join(packageRoot(), page), 'utf8');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  const text = pageText(page);
  return [...text.matchAll(FENCE)].map(({ index, 1: language = '', 2: name, 3: code = '' }) => {
    const before = text.slice(0, index);
    const notRun = /<!-- not run: (.+?) -->\n*$/.exec(before)?.[1];
    return { page, line: before.split('\n').length, language, name, notRun, code };
  });
}

/** The TypeScript of all pages. */
export function examples(): readonly Block[] {
  return pages().flatMap((page) => blocksOf(page).filter(({ language }) => language === 'ts'));
}

/** The block that a page calls by a name. */
export function namedBlock(page: string, name: string): Block {
  const block = blocksOf(page).find((other) => other.name === name);
  if (block === undefined) throw new Error(`${page} has no block named ${name}`);
  return block;
}

/** What a block says that it prints: `console.log(…); // this`, up to a `…`. */
export function promisedOutput({ code }: Block): readonly string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ ([^…\n]+)/g)].map(([, text = '']) => text.trim());
}

/** Where a block stands, for messages. */
export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`;
}
