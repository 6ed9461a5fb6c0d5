export type { AriTestingOptions } from './ari-testing-options.js';
export { AriTestingModule } from './ari-testing.module.js';
export { getAsteriskSimulatorToken } from './simulator.tokens.js';
