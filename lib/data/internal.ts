// The second door of the room, for our own rooms. The package does not export it: what stands here may change at any time.
export { DATABASE, ofTenant } from './binding/index.js';
export { FolderLock } from './connection/index.js';
export { dataSettings } from './options/index.js';
