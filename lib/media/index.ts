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
