export type { PrintedFile, Printer } from './printer.js';
export { TypeScriptPrinter } from './typescript/typescript.printer.js';
