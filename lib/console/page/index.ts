export { consoleController } from './console-controller.js';
export { PageFiles } from './page-files.js';
