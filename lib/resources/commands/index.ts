export type { CommandAnswer, ResourceCommand } from './command.js';
export { CommandRunner } from './command.runner.js';
export { findPk } from './find-pk.js';
