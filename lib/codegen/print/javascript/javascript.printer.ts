import type { NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { runtimeFiles } from '../client-plan/runtime-files.js';
import type { PrintedFile, Printer } from '../printer.js';
import { DeclarationsPrinter } from './declarations.printer.js';
import { FIXED_DECLARATIONS } from './fixed-declarations.js';
import { apiTable } from './table.printer.js';

const RUNTIME = new URL('./runtime/', import.meta.url);

/**
 * Prints an ES module without dependencies for Node and browsers, with its types.
 * @publicApi
 */
export class JavaScriptPrinter implements Printer {
  readonly language = 'javascript';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const mark = `// Generated from the API of Asterisk ${model.asterisk} by \`nestjs-ari generate\`. Changes made here are lost.`;
    const version = /^\d+\.\d+\.\d+/.exec(model.asterisk)?.[0] ?? '0.0.0';
    const description = {
      '//': 'Written by nestjs-ari generate. Changes made here are lost.',
      name: 'ari',
      version,
      type: 'module',
      exports: { '.': { types: './ari.d.ts', default: './ari.js' } },
      sideEffects: false,
      engines: { node: '>=20' },
    };
    return [
      { path: 'package.json', text: `${JSON.stringify(description, null, 2)}\n` },
      { path: 'ari.js', text: `${mark}\n${entry(apiTable(model))}` },
      {
        path: 'ari.d.ts',
        text: `${mark}\n${FIXED_DECLARATIONS}\n\n${new DeclarationsPrinter(model, words).print()}\n`,
      },
      ...runtimeFiles(RUNTIME, 'runtime/', mark),
    ];
  }
}

const entry = (table: string): string => `import { Client } from './runtime/client.js';

export * from './runtime/errors.js';

const API = ${table};

/** A client that has asked nothing yet. */
export function createClient(url, username, password, options) {
  return new Client(API, url, username, password, options);
}

/** A client of the Asterisk at an address, which has answered once. */
export async function connect(url, username, password, options) {
  const client = createClient(url, username, password, options);
  await client.asterisk.getInfo({ only: 'system' });
  return client;
}
`;
