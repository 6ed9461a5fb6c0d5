export { Cause, SoftHangup, causeOfReason, causeText } from './causes.js';
export { Channels } from './channels.js';
export { sendDigits } from './send-digits.js';
export type { ChannelBirth, SimulatedChannel } from './simulated-channel.js';
export { readVariable, substitute, writeVariable } from './variable-functions.js';
