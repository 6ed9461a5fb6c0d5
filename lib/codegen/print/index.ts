export { AsyncApiPrinter } from './asyncapi/asyncapi.printer.js';
export { JavaScriptPrinter } from './javascript/javascript.printer.js';
export { MarkdownPrinter } from './markdown/markdown.printer.js';
export { OpenApiPrinter } from './openapi/openapi.printer.js';
export type { PrintedFile, Printer } from './printer.js';
export { printerFor, TARGETS } from './printers.js';
export { PerlPrinter } from './perl/perl.printer.js';
export { PythonPrinter } from './python/python.printer.js';
export { TypeScriptPrinter } from './typescript/typescript.printer.js';
