export type { ResourceAccessOptions, AuditEntry, Presenters, ResourceUser } from './access/index.js';
export { AriResourcesModule } from './ari-resources.module.js';
export {
  DetailAction,
  ListAction,
  ModelBinding,
  ReadOnlyBinding,
  ResourceBinding,
  ResourceFile,
  type ActionDecorator,
  type ActionInput,
  type ActionOptions,
  type ActionResult,
  type FieldName,
  type FileRange,
  type ResourceBindingOptions,
  type ResourceFileParts,
} from './binding/index.js';
export {
  InProcessBroker,
  type Broker,
  type BrokerEntry,
  type BrokerListening,
  type BrokerPosition,
  type InProcessBrokerOptions,
} from './broker/index.js';
export { CommandRunner, type CommandAnswer, type ResourceCommand } from './commands/index.js';
export {
  ResourceBadRequestException,
  ResourceConfigurationException,
  ResourceConflictException,
  ResourceDeniedException,
  ResourceException,
  ResourceInvalidInputException,
  ResourceNotFoundException,
} from './exceptions/index.js';
export {
  isResourceContext,
  RESOURCE_CONTEXT_TYPE,
  ResourceContext,
  type ResourceContextParts,
} from './execution-context/index.js';
export type { ErrorTranslator, ResourceModuleAsyncOptions, ResourceModuleOptions } from './options/index.js';
export type { PagePosition, ResourcePage, ResourceQuery, ResourceSearch } from './query/index.js';
export {
  MemoryStore,
  type MemoryStoreOptions,
  type ReadableStore,
  type ResourceChange,
  type ResourceStore,
} from './store/index.js';
