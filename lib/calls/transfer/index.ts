export type { AcceptedTransfer } from './accepted-transfer.js';
export { Transfer, type AcceptTransferOptions } from './requested-transfer.js';
export { transfer } from './transfer.js';
export type {
  BlindTransferOptions,
  RedirectOptions,
  TransferOptions,
  WarmTransferOptions,
} from './transfer-options.js';
export type { TransferResult } from './transfer-result.js';
