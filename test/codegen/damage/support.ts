import ts from 'typescript';
import { expect } from 'vitest';
import {
  buildModel,
  printerFor,
  readDescriptionFromFolder,
  TARGETS,
  WordBook,
  type NeutralModel,
  type PrintedFile,
} from 'nestjs-ari/codegen';
import { writeDescription, type DescriptionFiles } from '../support/small-api.js';

/** The model of a description that may be damaged. */
export async function modelOf(files: DescriptionFiles): Promise<NeutralModel> {
  return buildModel(await readDescriptionFromFolder(await writeDescription(files)), '22.10.1').model;
}

/** What each target prints of a model, with whatever texts. */
export function printedBy(target: string, model: NeutralModel, words = new WordBook({})): PrintedFile[] {
  const printer = printerFor(target);
  if (printer === undefined) throw new Error(`no ${target}`);
  return printer.print(model, words);
}

export const targets: readonly string[] = TARGETS;

/** Holds that a file is what its name says: TypeScript and JavaScript that can be parsed, JSON, paths inside. */
export function expectWellFormed({ path, text }: PrintedFile): void {
  expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
  expect(path).not.toContain('..');
  if (path.endsWith('.json')) JSON.parse(text);
  if (path.endsWith('.md')) expectPlainMarkdown(path, text);
  if (/\.(ts|js)$/.test(path) && !path.startsWith('runtime/')) {
    const kind = path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, kind);
    const wrong = (file as unknown as { parseDiagnostics: { messageText: unknown }[] }).parseDiagnostics;
    expect(wrong.map(({ messageText }) => [path, messageText])).toEqual([]);
  }
}

/** Holds that nothing of a description becomes HTML, a template or a heading: outside of code there are letters only. */
function expectPlainMarkdown(path: string, text: string): void {
  const fences = text.match(/^```/gm) ?? [];
  expect([path, fences.length % 2]).toEqual([path, 0]);
  const prose = text
    .replace(/^<!-- .* -->$/m, '')
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '');
  expect([path, /[<>]|\{\{|`/.exec(prose)?.[0]]).toEqual([path, undefined]);
  expect([path, prose.split('\n').filter((line) => /^#+ /.test(line) && !/^#{1,2} [\w. &#;]+$/.test(line))]).toEqual([
    path,
    [],
  ]);
}
