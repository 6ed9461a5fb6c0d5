import type { PrintedFile } from '../printer.js';
import { listed } from './layout.js';
import { headerLine } from './source-file.js';

/** One name that a generated file exports. */
interface ExportedName {
  readonly name: string;
  readonly file: string;
  readonly typeOnly: boolean;
}

const EXPORT = /^export (?:abstract )?(class|const|function|interface|type) (\w+)/gm;

/** What generated code is made of inside: tables of the client, and the classes below the domain objects. */
const INSIDE = /^(?:operations|entities)\/|^events\/event-(?:table|shape)\./;

/**
 * Adds the two front doors of the generated folder, `index.ts` for what users import and `internal.ts` for what only the
 * client itself does, and marks in the files what the first one shows.
 */
export function withFrontDoors(files: readonly PrintedFile[], asterisk: string): PrintedFile[] {
  const names = files.flatMap((file) => exportedNames(file));
  const spoken = spokenModels(files);
  const isModel = ({ file }: ExportedName): boolean => file.startsWith('models/');
  const open = (one: ExportedName): boolean => !INSIDE.test(one.file) && (!isModel(one) || spoken.has(one.name));
  const shown = names.filter(open);
  const hidden = names.filter((one) => !open(one));
  return [
    ...files.map((file) => marked(file, shown)),
    printDoor('index.ts', shown, asterisk),
    printDoor('internal.ts', hidden, asterisk),
  ];
}

/** The file with a tag in the comment above each name that users import. */
function marked({ path, text }: PrintedFile, shown: readonly ExportedName[]): PrintedFile {
  const here = new Set(shown.filter(({ file }) => file === path).map(({ name }) => name));
  const documented = /^\/\*\*((?:(?!\*\/).)*)\*\/\n(export (?:abstract )?(?:class|const|interface|type) (\w+))/gms;
  const tagged = text.replaceAll(documented, (whole: string, comment: string, declaration: string, name: string) => {
    if (!here.has(name)) return whole;
    const lines = comment.includes('\n') ? comment.trimEnd() : `\n * ${comment.trim()}`;
    return `/**${lines}\n * @publicApi\n */\n${declaration}`;
  });
  return { path, text: tagged };
}

function exportedNames({ path, text }: PrintedFile): ExportedName[] {
  const found = [...text.matchAll(EXPORT)];
  return found.map(([, word = '', name = '']) => ({ name, file: path, typeOnly: /interface|type/.test(word) }));
}

/** The models that an operation, an event or another such model speaks of. */
function spokenModels(files: readonly PrintedFile[]): Set<string> {
  const isModel = ({ path }: PrintedFile): boolean => path.startsWith('models/');
  const declarations = files
    .filter(isModel)
    .flatMap(({ path, text }) =>
      text.split('\n\n').map((block) => ({ name: exportedNames({ path, text: block })[0]?.name ?? '', block })),
    );
  const spoken = new Set<string>();
  const texts = files.filter((file) => !isModel(file)).map(({ text }) => text);
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    const words = new Set(withoutComments(text).match(/\w+/g));
    for (const { name, block } of declarations) {
      if (!words.has(name) || spoken.has(name)) continue;
      spoken.add(name);
      texts.push(block);
    }
  }
  return spoken;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*.*?\*\//gs, '');
}

function printDoor(path: string, names: readonly ExportedName[], asterisk: string): PrintedFile {
  const files = [...new Set(names.map(({ file }) => file))].sort();
  const lines = files.map((file) =>
    exportLine(
      file,
      names.filter((one) => one.file === file),
    ),
  );
  return { path, text: `${headerLine(asterisk)}\n${lines.join('\n')}\n` };
}

function exportLine(file: string, names: readonly ExportedName[]): string {
  const typesOnly = names.every(({ typeOnly }) => typeOnly);
  const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
  const items = sorted.map(({ name, typeOnly }) => (typeOnly && !typesOnly ? `type ${name}` : name));
  const from = file.replace(/\.ts$/, '.js');
  return listed(`export ${typesOnly ? 'type ' : ''}{`, items, `} from './${from}';`, 0, ' ');
}
