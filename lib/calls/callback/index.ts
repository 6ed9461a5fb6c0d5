export type { Callback, CallbackRequest } from './callback-request.js';
export { CallbackService } from './callback-service.js';
export { Callbacks } from './callbacks.js';
export type { CallbackResult, ServeCallbacksOptions } from './serve-callbacks-options.js';
