export { AriCallsModule } from './ari-calls.module.js';
export type { AriCallsAsyncOptions, AriCallsOptions } from './ari-calls.options.js';
export { OnTransfer } from './on-transfer.decorator.js';
