import type { NeutralModel } from '../model/index.js';
import type { WordBook } from '../words/index.js';

/**
 * A file that a printer wrote, its path relative to the folder of the output.
 * @publicApi
 */
export interface PrintedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Turns the neutral model into the source code of one language.
 * @publicApi
 */
export interface Printer {
  readonly language: string;
  print(model: NeutralModel, words: WordBook): PrintedFile[];
}
