import type { SimulatedChannel } from '../channels/index.js';
import type { StasisControl } from './stasis-control.js';

/** Knows which channel an application holds, and puts another one in its place; what transfers need of Stasis. */
export interface ChannelPlaces {
  control(id: string): StasisControl | undefined;
  /** The channel enters the application of `control` in the place of its channel. */
  takePlace(channel: SimulatedChannel, control: StasisControl): StasisControl;
}
