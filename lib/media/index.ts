export {
  audioFormat,
  MediaFrame,
  readWav,
  writeWav,
  type Audio,
  type AudioFormat,
  type AudioFormatName,
  type WavSound,
} from './audio/index.js';
export { MediaException, type MediaFailure } from './exceptions/index.js';
export { MEDIA_EVENTS, type MediaEnd, type MediaEvent, type MediaFigures } from './figures/index.js';
export type { MediaWay } from './links/index.js';
export { Media, MediaModule, type MediaModuleOptions } from './nest/index.js';
export { openMedia, type MediaLostReaction, type OpenMediaOptions } from './opening/index.js';
export type { FlushOutcome, MarkOutcome } from './playout/index.js';
export {
  MediaServer,
  type MediaAudioSocketOptions,
  type MediaLimits,
  type MediaServerOptions,
  type MediaWebSocketOptions,
} from './server/index.js';
export {
  MediaStream,
  type AudioSource,
  type MediaBuffers,
  type PlayedSound,
  type TalkOptions,
} from './stream/index.js';
export type { AgentStreamEnd } from './agents/index.js';
export { listenTo, ListenStream, type ListenToOptions } from './jambonz/index.js';
export { AgentStream, streamTo, type StreamToOptions } from './twilio/index.js';
