export type { MarkOutcome } from './mark.js';
export { type FlushOutcome, type FrameSink, type PlayoutCounts, type PlayoutLimits, Playout } from './playout.js';
export { type FarQueue, QueuedPlayout } from './queued-playout.js';
export { TickingPlayout } from './ticking-playout.js';
