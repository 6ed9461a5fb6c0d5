import type { DialTargets } from '../dial/index.js';
import { endpointsOf } from '../dial/internal.js';
import type { Verb } from '../verb/index.js';
import type { AcceptedTransfer } from './accepted-transfer.js';
import type { TransferOptions } from './transfer-options.js';
import type { TransferResult } from './transfer-result.js';

/** What others may see of a transfer. The dial in it tells its own story. */
export function transferVerb(to: DialTargets, { mode = 'blind' }: TransferOptions): Verb<TransferResult> {
  return {
    kind: 'transfer',
    parameters: { mode, targets: endpointsOf(to) },
    summary: (result) => ('dial' in result && result.dial !== undefined ? { dial: result.dial.outcome } : {}),
  };
}

/** The same of a transfer that a telephone has asked for. */
export function requestedTransferVerb(mode: string, destination: string, to: DialTargets): Verb<AcceptedTransfer> {
  return {
    kind: 'transfer',
    parameters: { mode, requested: true, destination, targets: endpointsOf(to) },
    summary: (result) => (result.outcome === 'transferred' ? { talkMs: result.talkMs } : {}),
  };
}
