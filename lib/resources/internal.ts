export { ResourceAccess } from './access/index.js';
export {
  ChangeHub,
  ResourcePush,
  ResourceSubscriptions,
  type ResourceSubscription,
  type SubscribeCommand,
} from './changes/index.js';
export { findPk } from './commands/index.js';
export {
  ResourceExplorer,
  ResourceRegistry,
  type DiscoveredBinding,
  type Resource,
  type ResourceAction,
} from './discovery/index.js';
export { keyText } from './query/index.js';
export { jsonSchemaOf, type JsonSchema, type JsonSchemaRequest } from './schema/index.js';
export { ObjectTable } from './store/index.js';
