export {
  RESOURCE_OPTIONS,
  type ErrorTranslator,
  type ResourceModuleAsyncOptions,
  type ResourceModuleOptions,
  type ResourceOptions,
} from './resource-options.js';
