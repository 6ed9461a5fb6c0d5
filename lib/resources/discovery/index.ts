export { ResourceContextCreator } from './context-creator.js';
export { ResourceExplorer, type DiscoveredBinding } from './resource.explorer.js';
export { ResourceRegistrar } from './resource.registrar.js';
export { ResourceRegistry } from './resource.registry.js';
export type { Resource, ResourceAction, ResourceHost, StandardAction } from './resource.js';
