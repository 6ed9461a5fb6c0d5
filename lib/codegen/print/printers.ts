import { AsyncApiPrinter } from './asyncapi/asyncapi.printer.js';
import { JavaScriptPrinter } from './javascript/javascript.printer.js';
import { MarkdownPrinter } from './markdown/markdown.printer.js';
import { OpenApiPrinter } from './openapi/openapi.printer.js';
import type { Printer } from './printer.js';
import { PerlPrinter } from './perl/perl.printer.js';
import { PythonPrinter } from './python/python.printer.js';
import { TypeScriptPrinter } from './typescript/typescript.printer.js';

const PRINTERS: Readonly<Record<string, new () => Printer>> = {
  typescript: TypeScriptPrinter,
  javascript: JavaScriptPrinter,
  python: PythonPrinter,
  perl: PerlPrinter,
  openapi: OpenApiPrinter,
  asyncapi: AsyncApiPrinter,
  markdown: MarkdownPrinter,
};

/**
 * What the generator can print.
 * @publicApi
 */
export const TARGETS: readonly string[] = Object.keys(PRINTERS);

/**
 * The printer of a target; undefined where there is none of that name.
 * @publicApi
 */
export function printerFor(target: string): Printer | undefined {
  const type = Object.hasOwn(PRINTERS, target) ? PRINTERS[target] : undefined;
  return type === undefined ? undefined : new type();
}
