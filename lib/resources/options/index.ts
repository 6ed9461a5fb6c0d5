export {
  RESOURCE_OPTIONS,
  type ErrorTranslator,
  type ResourceModuleOptions,
  type ResourceOptions,
} from './resource-options.js';
