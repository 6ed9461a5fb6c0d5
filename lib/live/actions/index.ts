export type { LiveInput } from './action-input.js';
export { ActionRunner } from './action.runner.js';
export { BRIDGE_ACTIONS } from './bridge-actions.js';
export { CHANNEL_ACTIONS } from './channel-actions.js';
export { LiveActions } from './live-actions.decorator.js';
export { LIVE_RECORDING_ACTIONS, PLAYBACK_ACTIONS, STORED_RECORDING_ACTIONS } from './media-actions.js';
export { APPLICATION_ACTIONS, ASTERISK_ACTIONS } from './server-actions.js';
export { DEVICE_STATE_ACTIONS, ENDPOINT_ACTIONS, MAILBOX_ACTIONS } from './telephone-actions.js';
