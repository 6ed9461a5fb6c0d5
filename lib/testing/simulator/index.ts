export type { AdvanceOptions, FakeTimers } from './advance-options.js';
export { AsteriskSimulator } from './asterisk-simulator.js';
export type { AsteriskSimulatorOptions } from './simulator-options.js';
