import ts from 'typescript';

/** Where a snippet may take names from without saying so. */
const SOURCES = ['nestjs-ari', '@nestjs/common'] as const;

/** Which module exports a name, and whether it is there at run time. */
export interface Origin {
  readonly source: string;
  readonly typeOnly: boolean;
}

/** Names that a snippet may use without importing them. */
export type Names = ReadonlyMap<string, Origin>;

/** What the sources export when they run: all that a program needs. */
export async function namesAtRunTime(): Promise<Names> {
  const modules = await Promise.all([import('nestjs-ari'), import('@nestjs/common')]);
  const names = new Map<string, Origin>();
  SOURCES.forEach((source, index) => {
    for (const name of Object.keys(modules[index] ?? {})) {
      if (!names.has(name)) names.set(name, { source, typeOnly: false });
    }
  });
  return names;
}

/** What the sources export to the compiler, types included. `file` is one of the program that imports them. */
export function namesOfTheCompiler(program: ts.Program, file: string): Names {
  const checker = program.getTypeChecker();
  const names = new Map<string, Origin>();
  for (const source of SOURCES) {
    const options = program.getCompilerOptions();
    const mode = ts.ModuleKind.ESNext;
    const { resolvedModule } = ts.resolveModuleName(source, file, options, ts.sys, undefined, undefined, mode);
    const target = program.getSourceFile(resolvedModule?.resolvedFileName ?? '');
    const symbol = target === undefined ? undefined : checker.getSymbolAtLocation(target);
    if (symbol === undefined) throw new Error(`${source} cannot be read`);
    for (const exported of checker.getExportsOfModule(symbol)) {
      const meant = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const typeOnly = (meant.flags & ts.SymbolFlags.Value) === 0;
      if (!names.has(exported.name)) names.set(exported.name, { source, typeOnly });
    }
  }
  return names;
}
