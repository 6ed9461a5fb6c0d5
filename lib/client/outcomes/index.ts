export { ExistenceCheck } from './existence-check.js';
export { type WaitContext, type WaitOptions, firstOf } from './first-of.js';
export { ifSet } from './if-set.js';
export { ifThere } from './if-there.js';
export { PendingWithEnd } from './pending-with-end.js';
export { Pending } from './pending.js';
export { type Awaitable, Settlement } from './settlement.js';
export { TIMED_OUT, type TimedOut } from './timed-out.js';
