// The second door of the media room, for our own rooms. The package does not export it: what stands here may change at any time.
export { AudioConverter, checkedAudio, durationMs, toSamples } from './audio/index.js';
export { BoundedQueue, SteadyVoice } from './stream/index.js';
