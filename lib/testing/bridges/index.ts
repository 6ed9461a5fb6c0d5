export { BridgeMedia } from './bridge-media.js';
export { Bridges, parseBridgeType } from './bridges.js';
export type { SimulatedBridge } from './simulated-bridge.js';
