export { CallBridge } from './call-bridge.js';
export { heard, type Consent, type ConsentOf } from './consent.js';
export { dialWithSteps } from './dial-with-steps.js';
export { dialSettings, type DialSettings } from './dial-settings.js';
export { DialledLeg } from './dialled-leg.js';
export { endpointsOf } from './dial-target.js';
export { talked } from './talked.js';
