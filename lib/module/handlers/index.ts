export { AriHandlerOverflowException } from './ari-handler-overflow.exception.js';
export { HandlerRegistrar } from './handler.registrar.js';
export { type AriHandler, AriHandlerRegistry } from './handler.registry.js';
export { missingSubscription } from './unheard-events.js';
