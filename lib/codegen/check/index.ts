export { type FolderDifferences, compareFolder, writeFolder } from './output-folder.js';
