export { clientOwnershipCheck } from './client-ownership-check.js';
export type { OwnershipMark } from './ownership-mark.js';
export { TakenApplications } from './taken-applications.js';
