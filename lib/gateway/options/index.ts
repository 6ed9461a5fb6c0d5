export type { GatewayDocumentOptions } from './gateway-document-options.js';
export { DEFAULT_LIMITS, type GatewayLimits } from './gateway-limits.js';
export {
  GATEWAY_OPTIONS,
  GATEWAY_SETTINGS,
  type AriGatewayAsyncOptions,
  type AriGatewayOptions,
  type GatewayHandshake,
  type GatewaySettings,
} from './gateway-options.js';
export { gatewayOptionsModule } from './gateway-options.module.js';
export { gatewaySettings } from './gateway-settings.js';
