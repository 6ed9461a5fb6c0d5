export { AriContextCreator, type HandlerPipeline, settled } from './context-creator.js';
export { type ScopedInstance, ScopedInstances } from './scoped-instances.js';
