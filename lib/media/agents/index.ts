export { AgentSocket, type AgentListener } from './agent-socket.js';
export type { AgentStreamEnd } from './agent-stream-end.js';
export { AGENT_MEDIA_OPTIONS, isStrings } from './agent-stream-options.js';
export { MARK_ALLOWANCE } from './agent-limits.js';
export { openAgentStream } from './open-agent-stream.js';
