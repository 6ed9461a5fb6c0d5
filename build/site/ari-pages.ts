import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MarkdownPrinter, PINNED_MODEL, readModel, readWordBook } from '../../lib/codegen/index.js';

/** Several blocks of code in a row, which become one with a tab for each language. */
const BLOCKS = /(?:^```\w+ \[\w+\]\n[^]*?^```\n\n?)+/gm;

/** Writes the reference of ARI, the examples of all languages side by side. */
export async function ariPages(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const files = new MarkdownPrinter().print(await readModel(PINNED_MODEL), await readWordBook());
  for (const { path, text } of files) {
    const tabs = text
      .replace(/^<!--.*-->\n+/, '')
      .replace(BLOCKS, (blocks) => `::: code-group\n\n${blocks.trim()}\n\n:::\n\n`);
    writeFileSync(join(folder, path), tabs);
  }
}
