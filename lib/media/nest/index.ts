export { Media } from './media.js';
export { MediaModule } from './media.module.js';
export type { MediaModuleOptions } from './media-module-options.js';
