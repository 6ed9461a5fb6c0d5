export { AgentStream } from './agent-stream.js';
export { streamTo } from './stream-to.js';
export type { StreamToOptions } from './stream-to-options.js';
