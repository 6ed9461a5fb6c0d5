import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A name that an application can import. */
export interface PublicName {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'constant' | 'type';
  /** The first sentence of its comment; empty without one. */
  readonly summary: string;
  /** Whether the comment bears `@publicApi`. */
  readonly tagged: boolean;
  /** Where it is declared. Two entries that show the same name show the same thing. */
  readonly place: string;
}

/** What each entry of the package shows, by the name to import from: `nestjs-ari/client`. */
export function publicNames(root: string): Map<string, PublicName[]> {
  const { rooms } = JSON.parse(readFileSync(join(root, 'build/rooms.json'), 'utf8')) as {
    rooms: Readonly<Record<string, { readonly subpath?: boolean }>>;
  };
  const subpaths = Object.keys(rooms).filter((room) => rooms[room]?.subpath === true);
  const entries = new Map([
    ...subpaths.map((room): [string, string] => [`nestjs-ari/${room}`, join(root, 'lib', room, 'index.ts')]),
    ['nestjs-ari', join(root, 'lib/index.ts')],
  ]);
  const standing = [...entries].filter(([, file]) => existsSync(file));
  const program = ts.createProgram(
    standing.map(([, file]) => file),
    // Of the types of Node and of packages nothing is asked.
    { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], noLib: true },
  );
  return new Map(standing.map(([entry, file]) => [entry, namesOf(program, file)]));
}

function namesOf(program: ts.Program, file: string): PublicName[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return symbols.map((symbol) => publicName(symbol, checker)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function publicName(exported: ts.Symbol, checker: ts.TypeChecker): PublicName {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return {
    name: exported.name,
    kind: kindOf(symbol.flags),
    summary: firstSentence(comment),
    tagged: symbol.getJsDocTags(checker).some(({ name }) => name === 'publicApi'),
    place: `${symbol.declarations?.[0]?.getSourceFile().fileName ?? ''}#${symbol.name}`,
  };
}

function kindOf(flags: ts.SymbolFlags): PublicName['kind'] {
  if ((flags & ts.SymbolFlags.Class) !== 0) return 'class';
  if ((flags & ts.SymbolFlags.Function) !== 0) return 'function';
  return (flags & ts.SymbolFlags.Variable) !== 0 ? 'constant' : 'type';
}

function firstSentence(comment: string): string {
  const paragraph = (comment.split(/\n\s*\n|\n- |\n\s*```/)[0] ?? '').replaceAll(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?](?= [A-Z`{(]|$)/.exec(paragraph)?.[0] ?? paragraph;
  return sentence.replaceAll(/\{@link (\S+?)\}/g, '`$1`').replace(/:$/, '.');
}
