export { drained } from './drained.js';
export { CallsDuringShutdown } from './calls-during-shutdown.js';
