export { consoleController } from './console-controller.js';
export { PageFiles } from './page-files.js';
export { slashAtTheEnd } from './slash-at-the-end.js';
