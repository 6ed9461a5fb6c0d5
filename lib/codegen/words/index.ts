export { WordBook } from './word-book.js';
export { WORDING_FOLDER, readWordBook } from './wording-folder.js';
export type { WordingFile, OperationWording, TypeWording } from './wording.types.js';
