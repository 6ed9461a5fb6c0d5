export { OutputError } from './output.error.js';
export { type FolderDifferences, compareFolder, writeFolder } from './output-folder.js';
