export { CallContext } from './call-context.js';
export { CallHandlers } from './call-handlers.js';
export { CallLogger } from './call-logger.js';
export { CALL_PROVIDER } from './call.provider.js';
