export { AriArgumentsHost } from './ari-arguments-host.js';
export { AriCall } from './ari-call.js';
export { AriContext } from './ari-context.js';
export { AriExecutionContext } from './ari-execution-context.js';
export { ARI_CONTEXT_TYPE, isAriContext } from './is-ari-context.js';
