import type { SimulatedChannel } from '../channels/index.js';

/** Ids that the client chose for the channels of a new call; the exchange makes those that are missing. */
export interface ChosenIds {
  readonly first: string;
  readonly second: string;
}

/** A kind of endpoint that can be dialled: `Local`, `PJSIP`. */
export interface Technology {
  /** Makes a channel to the endpoint, or nothing when there is no such endpoint. */
  request(resource: string, ids: ChosenIds): SimulatedChannel | undefined;
  /** Starts to ring it; false when nobody can be rung there, which may take a while to find out. */
  call(channel: SimulatedChannel): boolean | Promise<boolean>;
}
