export type { Callback, CallbackRequest } from './callback-request.js';
export { CallbackService, type CallbackResult, type ServeCallbacksOptions } from './callback-service.js';
export { Callbacks } from './callbacks.js';
