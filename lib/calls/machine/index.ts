export { detectMachine, type MachineOutcome } from './detect-machine.js';
export type { MachineOptions } from './machine-options.js';
