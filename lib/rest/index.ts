export { AriRest } from './ari-rest.js';
export { AriRestModule } from './ari-rest.module.js';
export type { AriRestOptions, RestCaller, RestLimits, RestOptions, SharedResources } from './options/index.js';
