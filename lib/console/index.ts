export { AriConsoleModule } from './ari-console.module.js';
export type { AriConsoleOptions } from './options/index.js';
