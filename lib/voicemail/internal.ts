// The second door of the room, for our own rooms. The package does not export it: what stands here may change at any time.
export { VOICEMAIL_MIGRATIONS } from './records/index.js';
