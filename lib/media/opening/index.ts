export { afterLoss } from './after-loss.js';
export { openMedia } from './open-media.js';
export type { MediaLostReaction, OpenMediaOptions } from './open-media-options.js';
