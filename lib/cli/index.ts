export type { Output } from './output.js';
export { runCommand } from './run-command.js';
