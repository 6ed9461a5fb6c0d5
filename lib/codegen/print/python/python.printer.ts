import type { NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { runtimeFiles } from '../client-plan/runtime-files.js';
import type { PrintedFile, Printer } from '../printer.js';
import { printClient, printInit } from './client.printer.js';
import { packageFiles } from './package-files.js';
import { pythonMark } from './python-file.js';
import { PythonTypes } from './python-types.js';
import { printRepository } from './repository.printer.js';
import { PythonTypesPrinter } from './types.printer.js';

const RUNTIME = new URL('./runtime/', import.meta.url);

/**
 * Prints the package `ari` for Python 3.
 * @publicApi
 */
export class PythonPrinter implements Printer {
  readonly language = 'python';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const types = new PythonTypes(model);
    const classes = new PythonTypesPrinter(model, types, words);
    return [
      ...packageFiles(model),
      printInit(model, types),
      printClient(model, types),
      classes.printObjects(),
      classes.printEvents(),
      ...model.resources.map((resource) => printRepository(resource, model, types, words)),
      ...runtimeFiles(RUNTIME, 'ari/', pythonMark(model.asterisk)),
    ];
  }
}
