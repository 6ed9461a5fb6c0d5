export { ConnectionGaps } from './connection-gaps.js';
export { ConsoleOverview } from './console-overview.js';
