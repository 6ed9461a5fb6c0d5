export { SharedPaths } from './shared-paths.js';
