import { posix } from 'node:path';
import type { PrintedFile } from '../printer.js';
import { listed } from './layout.js';

/** A generated source file: its header, what it imports, and its declarations. */
export class SourceFile {
  private readonly imports = new Map<string, Map<string, boolean>>();
  private readonly declarations: string[] = [];

  /** @param path - relative to the folder of the output, ending in `.js` as imports name it. */
  constructor(
    private readonly path: string,
    private readonly asterisk: string,
  ) {}

  /** A name that exists at run time. */
  importValue(name: string, from: string): string {
    return this.addImport(name, from, true);
  }

  /** A name that is used as a type only. */
  importType(name: string, from: string): string {
    return this.addImport(name, from, false);
  }

  add(declaration: string): void {
    this.declarations.push(declaration);
  }

  /** The finished file. */
  print(): PrintedFile {
    const imports = [...this.imports]
      .sort(([a], [b]) => importOrder(a, b))
      .map(([from, names]) => this.importLine(from, names));
    const head = [headerLine(this.asterisk), ...(imports.length > 0 ? [imports.join('\n')] : [])];
    return {
      path: this.path.replace(/\.js$/, '.ts'),
      text: `${head.join('\n')}\n\n${this.declarations.join('\n\n')}\n`,
    };
  }

  private addImport(name: string, from: string, value: boolean): string {
    if (from !== this.path) {
      const names = this.imports.get(from) ?? new Map<string, boolean>();
      names.set(name, value || names.get(name) === true);
      this.imports.set(from, names);
    }
    return name;
  }

  private importLine(from: string, names: ReadonlyMap<string, boolean>): string {
    const relative = posix.relative(posix.dirname(this.path), from);
    const module = relative.startsWith('.') ? relative : `./${relative}`;
    const typesOnly = [...names.values()].every((value) => !value);
    const items = [...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => (value || typesOnly ? name : `type ${name}`));
    return listed(`import ${typesOnly ? 'type ' : ''}{`, items, `} from '${module}';`, 0, ' ');
  }
}

/** What stands above every generated file. */
export function headerLine(asterisk: string): string {
  return `// Generated from the API of Asterisk ${asterisk} by \`nestjs-ari generate\`. Changes made here are lost.`;
}

function importOrder(a: string, b: string): number {
  return a < b ? -1 : 1;
}
