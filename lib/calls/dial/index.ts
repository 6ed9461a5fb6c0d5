export { dial } from './dial.js';
export type { DialConfirm, DialConnection, DialOptions, DialRecord, DialWarning } from './dial-options.js';
export type {
  DialAborted,
  DialAttempt,
  DialCanceled,
  DialCompleted,
  DialFailed,
  DialReport,
  DialResult,
} from './dial-result.js';
export type { CallerId, DialTarget, DialTargets } from './dial-target.js';
