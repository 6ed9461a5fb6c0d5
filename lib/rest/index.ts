export { AriRest } from './ari-rest.js';
export { AriRestModule } from './ari-rest.module.js';
export type {
  AriRestOptions,
  RestCaller,
  RestDocumentOptions,
  RestLimits,
  RestOptions,
  SharedResources,
} from './options/index.js';
export { missingInDocument, type ApiDocument } from './openapi/index.js';
