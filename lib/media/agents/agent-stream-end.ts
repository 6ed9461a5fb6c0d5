import type { MediaEnd } from '../figures/index.js';

/**
 * Why a stream to an agent has ended: as that of a call, or because the agent closed it or broke off. It never comes back:
 * the agent's memory of the conversation is gone with its socket.
 * @publicApi
 */
export interface AgentStreamEnd {
  readonly by: MediaEnd['by'] | 'agent';
  readonly reason: string;
}
