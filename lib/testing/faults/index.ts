export type { FaultTargets } from './fault-targets.js';
export { Faults } from './faults.js';
export { type RaceOptions, ResponseGate, type ResponseMatch } from './response-gate.js';
