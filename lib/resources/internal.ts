export { ResourceAccess } from './access/index.js';
export {
  ChangeHub,
  ResourcePush,
  ResourceSubscriptions,
  type ResourceSubscription,
  type SubscribeCommand,
} from './changes/index.js';
export {
  askWho,
  bearerToken,
  checkedOrigins,
  isOwnPage,
  Lanes,
  objectLane,
  RateLimit,
  readCookies,
} from './callers/index.js';
export { findPk } from './commands/index.js';
export {
  ResourceContextCreator,
  ResourceExplorer,
  ResourceRegistry,
  type DiscoveredBinding,
  type Resource,
  type ResourceAction,
  type ResourceHost,
} from './discovery/index.js';
export {
  asComponents,
  changed,
  componentName,
  fieldSchema,
  ResourceSchemaPrinter,
  typeOf,
  type ResourceSchemas,
} from './documents/index.js';
export { RESOURCE_OPTIONS, type ResourceOptions } from './options/index.js';
export { keyText } from './query/index.js';
export {
  jsonSchemaOf,
  refusePrototypeKeys,
  validateInput,
  type JsonSchema,
  type JsonSchemaRequest,
} from './schema/index.js';
export { ObjectTable, type PartialView } from './store/index.js';
