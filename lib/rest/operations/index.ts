export { ActionOperation } from './action.operation.js';
export { CreateOperation } from './create.operation.js';
export { DeleteByFilterOperation } from './delete-by-filter.operation.js';
export { FileOperation } from './file.operation.js';
export { ListOperation } from './list.operation.js';
export { ObjectOperations } from './object.operations.js';
export type { RestCall } from './rest-call.js';
export { RestCommands } from './rest-commands.js';
