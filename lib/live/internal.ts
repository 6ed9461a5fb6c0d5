// The second door of this room, for our own rooms. The package does not export it: what stands here may change at any time.
export { LiveTables } from './table/index.js';
