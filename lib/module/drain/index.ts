export { drained } from './drained.js';
export { TurnedAwayCalls } from './turned-away-calls.js';
