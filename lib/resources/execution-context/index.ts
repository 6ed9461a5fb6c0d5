export {
  isResourceContext,
  RESOURCE_CONTEXT_TYPE,
  ResourceContext,
  type ResourceContextParts,
} from './resource-context.js';
