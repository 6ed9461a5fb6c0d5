export { isAriChannel } from './ari-channel.js';
export { AriEvents } from './ari-events.js';
