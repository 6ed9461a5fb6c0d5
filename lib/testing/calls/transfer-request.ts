import type { SimulatedChannel } from '../channels/index.js';

/** What SIP says about a transfer: 100 while it is tried, and in the end how it went. */
export const TransferStatus = {
  trying: 100,
  done: 200,
  unsuitable: 400,
  noSuchNumber: 404,
  unavailable: 503,
  declined: 603,
} as const;

/** A transfer that a telephone asks for, as SIP's REFER does. */
export interface TransferRequest {
  /** The channel of the telephone that asks. */
  readonly channel: SimulatedChannel;
  /** The number that the other side is to be sent to. */
  readonly destination: string;
  /** The channel of the call that the same telephone has made there beforehand: that makes the transfer an attended one. */
  readonly consulted?: SimulatedChannel;
  /** Tells the telephone how it goes: SIP statuses, the last one 200 or above. */
  readonly tell: (status: number) => void;
}
