export { AudioConverter } from './audio-converter.js';
export {
  audioFormat,
  durationMs,
  FRAME_MS,
  silenceByte,
  type AudioFormat,
  type AudioFormatName,
} from './audio-format.js';
export { checkedAudio, type Audio } from './checked-audio.js';
export { Framer } from './framer.js';
export { MediaFrame } from './media-frame.js';
export { toSamples } from './samples.js';
export { isWav, readWav, writeWav, type WavSound } from './wav.js';
