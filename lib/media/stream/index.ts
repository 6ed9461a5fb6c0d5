export { MediaStream } from './media-stream.js';
export type { AudioSource } from './play-source.js';
export type { MediaBuffers, PlayedSound, StreamParts } from './stream-parts.js';
export { SteadyVoice } from './steady-voice.js';
export type { TalkOptions } from './talk-detector.js';
export { BoundedQueue } from './bounded-queue.js';
