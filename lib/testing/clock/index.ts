export { type Cancel, type Clock, nextTurn } from './clock.js';
export { ManualClock } from './manual-clock.js';
export { RealClock } from './real-clock.js';
export { asteriskTimestamp } from './timestamps.js';
export { Waits } from './waits.js';
