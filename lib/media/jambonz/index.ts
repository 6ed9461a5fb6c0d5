export { ListenStream } from './listen-stream.js';
export { listenTo } from './listen-to.js';
export type { ListenToOptions } from './listen-to-options.js';
