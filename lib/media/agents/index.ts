export { AgentSocket } from './agent-socket.js';
export type { AgentStreamEnd } from './agent-stream-end.js';
export { AGENT_MEDIA_OPTIONS, isStrings } from './agent-stream-options.js';
export { AgentTie } from './agent-tie.js';
export { openAgentStream } from './open-agent-stream.js';
