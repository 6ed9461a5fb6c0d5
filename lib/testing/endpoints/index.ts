export { DeviceStates } from './device-states.js';
export { DynamicObjects, type ObjectAttribute } from './dynamic-objects.js';
export { Endpoints } from './endpoints.js';
export { Mailboxes } from './mailboxes.js';
export { phoneState } from './phone-state.js';
