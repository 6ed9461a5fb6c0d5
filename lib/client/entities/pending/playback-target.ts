import type { Awaitable } from '../../outcomes/index.js';

/** The channel or bridge where a sound is played: what happens to it explains how the sound ended. */
export interface PlaybackTarget {
  /** Settled when nobody can hear the sound any more: its channel is being hung up, or its bridge is empty. */
  readonly deserted: Awaitable<unknown>;
  /** Settled when the channel or bridge is gone, and no event of the sound will come any more. */
  readonly over: Awaitable<{ readonly outcome: string }>;
  release(): void;
}
