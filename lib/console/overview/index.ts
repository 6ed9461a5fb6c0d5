export { ConsoleOverview } from './console-overview.js';
