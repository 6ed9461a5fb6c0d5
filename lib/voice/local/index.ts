export { EnergyRecognizer, type EnergyOptions } from './energy-recognizer.js';
export { ProgramSynthesizer } from './program-synthesizer.js';
export { ToneSynthesizer } from './tone-synthesizer.js';
