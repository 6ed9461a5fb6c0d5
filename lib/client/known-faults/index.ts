export { adviceAbout, faultsOf } from './faults-of.js';
export type { AsteriskRelease, KnownFault } from './known-fault.js';
export { KNOWN_FAULTS } from './known-faults.js';
