export type { DiscoveredHandler } from './discovered-handler.js';
export type { HandlerHost } from './handler-host.js';
export { HandlerExplorer } from './handler.explorer.js';
export { InjectedClasses } from './injected-classes.js';
