import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One place where a file names another module. */
export interface ImportLine {
  /** From the root of the repository: `lib/client/ari-client.ts`. */
  readonly file: string;
  readonly specifier: string;
  /** True where nothing is loaded for it. */
  readonly typeOnly: boolean;
}

/** Every import of every source file below a folder, types and computed imports included. */
export function importsBelow(root: string, folder: string): ImportLine[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.includes('node_modules'))
    .flatMap((name) => importsOf(join(folder, name), readFileSync(join(root, folder, name), 'utf8')));
}

/** The imports of one file. */
export function importsOf(file: string, text: string): ImportLine[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const lines = source.statements.flatMap((one) => statement(file, one));
  // Walking the whole tree costs more than parsing it, and few files have an import inside an expression.
  return /\b(?:import|require)\s*\(/.test(text) ? [...lines, ...inExpressions(file, source)] : lines;
}

function statement(file: string, node: ts.Statement): ImportLine[] {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return line(file, node.moduleSpecifier, typeOnly);
  }
  if (ts.isExportDeclaration(node)) return line(file, node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return line(file, node.moduleReference.expression, node.isTypeOnly);
  }
  return [];
}

function inExpressions(file: string, source: ts.SourceFile): ImportLine[] {
  const lines: ImportLine[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      lines.push(...line(file, node.argument.literal, true));
    } else if (ts.isCallExpression(node) && isImport(node.expression)) {
      lines.push(...line(file, node.arguments[0], false));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

function isImport(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node) && node.text === 'require');
}

function line(file: string, specifier: ts.Node | undefined, typeOnly: boolean): ImportLine[] {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return [];
  return [{ file, specifier: specifier.text, typeOnly }];
}
