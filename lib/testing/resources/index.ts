export { resourceRoutes } from './resource-routes.js';
export type { ServerIdentity } from './resource-context.js';
