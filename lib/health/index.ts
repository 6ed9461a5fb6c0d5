export { AriHealthIndicator } from './ari-health.indicator.js';
export { AriHealthModule } from './ari-health.module.js';
export type { AriHealthData, AriHealthState } from './ari-health-data.js';
export type { AriLivenessOptions, AriReadinessOptions } from './ari-health-options.js';
