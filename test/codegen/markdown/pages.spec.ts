import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MarkdownPrinter, PINNED_MODEL, readModel, readWordBook } from 'nestjs-ari/codegen';
import { packageRoot } from '../../asterisk/package-root.js';

const pages = new MarkdownPrinter().print(await readModel(PINNED_MODEL), await readWordBook());
const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? '';
const blocks = (kind: string): string[] =>
  pages.flatMap(({ text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${kind} \\[.*\\n([^]*?)\\n\`\`\`$`, 'gm'))].map(([, code]) => code ?? ''),
  );

describe('the pages of the reference', () => {
  it('have each operation with its request, answer, errors, since, and a call in every language', () => {
    const [, move = ''] = textOf('channels.md').split('\n## move\n');
    expect(move).toMatch(/^\n`POST \/channels\/\{channelId\}\/move`\n/);
    for (const part of [
      "```ts [TypeScript]\nawait client.channels.move(channelId, { app: 'hello' });\n```",
      "```js [JavaScript]\nawait client.channels.move(channelId, { app: 'hello' });\n```",
      '```python [Python]\nawait client.channels.move(channel_id, app="hello")\n```',
      "```perl [Perl]\n$ari->channels->move($channel_id, app => 'hello');\n```",
      '```http [HTTP]\nPOST /ari/channels/{channelId}/move?app=hello HTTP/1.1\n```',
      'Since Asterisk 13.26 and 16.3.',
      '| `app` | query | text, required |',
      '**Answer:** nothing (204)',
      '| 404 | ',
      '**Seen on a real Asterisk 22.10.1**',
      '| 404 | `Channel not found` |',
    ]) {
      expect(move).toContain(part);
    }
  });

  it('have an example for each operation that can be called', () => {
    for (const kind of ['ts', 'js', 'python', 'perl', 'http']) expect(blocks(kind)).toHaveLength(108);
  });

  it('have examples that compile', () => {
    const code = [
      "import type { AriClient } from 'nestjs-ari/client';",
      'declare const client: AriClient;',
      ...new Set(blocks('ts').flatMap((block) => block.match(/(?<=[(, ])[a-z]\w+(?=[,)])/g) ?? [])),
    ];
    const ids = code.splice(2).filter((each) => !['true', 'false'].includes(each));
    const text = [...code, ...ids.map((id) => `declare const ${id}: string;`), ...blocks('ts'), 'export {};'].join(
      '\n',
    );
    expect(misfits(text)).toEqual([]);
  }, 120_000);

  it('say since when a parameter and a field is there', () => {
    expect(textOf('channels.md')).toMatch(
      /\| `transport_data` \| query \| text \| .*Since Asterisk 20\.18, 22\.8 and 23\.2\. \|/,
    );
    expect(textOf('model-events.md')).toMatch(/\| `tech_cause` \| .*Since Asterisk 20\.17, 22\.7 and 23\.1\. \|/);
  });
});

/** What the compiler says of a text that stands in this folder. */
function misfits(text: string): string[] {
  const file = join(packageRoot(), 'test/codegen/markdown/examples.ts');
  const config = ts.readConfigFile(join(packageRoot(), 'tsconfig.json'), ts.sys.readFile).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, packageRoot());
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], { ...options, noEmit: true }, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
