/** Length of a frame in milliseconds. */
export const FRAME_MS = 20;

/** 20 ms of sound on its way between two devices, as linear samples. Where nobody speaks there is none. */
export interface SoundFrame {
  readonly rate: number;
  readonly samples: Int16Array;
}
