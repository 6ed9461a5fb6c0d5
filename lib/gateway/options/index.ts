export { DEFAULT_LIMITS, type GatewayLimits } from './gateway-limits.js';
export {
  GATEWAY_SETTINGS,
  type AriGatewayOptions,
  type GatewayHandshake,
  type GatewaySettings,
} from './gateway-options.js';
export { gatewaySettings } from './gateway-settings.js';
