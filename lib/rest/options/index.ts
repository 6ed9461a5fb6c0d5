export type { RestLimits } from './rest-limits.js';
export {
  REST_SETTINGS,
  type AriRestOptions,
  type RestCaller,
  type RestDocumentOptions,
  type RestOptions,
  type RestSettings,
  type SharedResources,
} from './rest-options.js';
export { restSettings } from './rest-settings.js';
