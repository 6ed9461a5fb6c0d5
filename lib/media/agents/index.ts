export { AgentSocket, type AgentListener } from './agent-socket.js';
export type { AgentStreamEnd } from './agent-stream-end.js';
export { callAgent, type AgentCall } from './call-agent.js';
export { MARK_ALLOWANCE, MOST_AGENT_MS } from './agent-limits.js';
