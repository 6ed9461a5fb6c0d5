import {
  compareFolder,
  printerFor,
  readWordBook,
  writeFolder,
  writeModel,
  type FolderDifferences,
  type PrintedFile,
  type WordBook,
} from '../../codegen/index.js';
import type { Output } from '../output.js';
import { UsageError } from '../usage.error.js';
import type { GenerateOptions } from './generate-options.js';
import { modelFor } from './model-source.js';

/** Generates, or checks what was generated. Returns the exit code: 0, or 1 where a check found something. */
export async function generate(
  options: GenerateOptions,
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  const model = await modelFor(options, environment, output);
  const words = await readWordBook();
  const printer = printerFor(options.target);
  if (printer === undefined) throw new UsageError(`--target ${options.target}: there is none of that name`);
  const files = printer.print(model, words);
  if (options.check) {
    return check(options.out, files, words, output);
  }
  const differences = await writeFolder(options.out, files);
  tellDifferences(differences, (line) => output.say(`  ${line}`), WRITTEN);
  if (options.writeModel !== undefined) {
    await writeModel(options.writeModel, model);
    output.say(`${options.writeModel}: the model of Asterisk ${model.asterisk}`);
  }
  output.say(`${options.out}: ${files.length} files for Asterisk ${model.asterisk}`);
  tell('Not described in lib/codegen/wording:', words.missed, (line) => output.complain(line));
  return 0;
}

async function check(folder: string, files: readonly PrintedFile[], words: WordBook, output: Output): Promise<number> {
  const found: string[] = [];
  const add = (line: string): void => void found.push(line);
  tellDifferences(await compareFolder(folder, files), add, FOUND);
  tell('Not described in lib/codegen/wording:', words.missed, add);
  tell('Described in lib/codegen/wording, and not in the API:', words.unused, add);
  if (found.length === 0) {
    output.say(`${folder}: ${files.length} files, all as generated`);
    return 0;
  }
  output.complain(`${folder}: not as generated; run "npm run generate"`);
  for (const line of found) {
    output.complain(`  ${line}`);
  }
  return 1;
}

type Words = Readonly<Record<keyof FolderDifferences, string>>;

const FOUND: Words = {
  missing: 'is missing',
  changed: 'differs',
  foreign: 'is not generated',
  left: 'is not generated, and stays',
};
const WRITTEN: Words = { missing: 'new', changed: 'changed', foreign: 'removed', left: 'is not generated, and stays' };

function tellDifferences(differences: FolderDifferences, say: (line: string) => void, words: Words): void {
  for (const kind of ['missing', 'changed', 'foreign', 'left'] as const) {
    for (const path of differences[kind] ?? []) {
      say(`${path}: ${words[kind]}`);
    }
  }
}

function tell(title: string, places: readonly string[], say: (line: string) => void): void {
  if (places.length > 0) {
    say(title);
  }
  for (const place of places) {
    say(`  ${place}`);
  }
}
