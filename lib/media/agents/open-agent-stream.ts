import type { WebSocket } from 'ws';
import { Channel } from '../../client/index.js';
import { afterLoss, openMedia, type OpenMediaOptions } from '../opening/index.js';
import type { MediaStream } from '../stream/index.js';
import type { AgentMediaOptions } from './agent-stream-options.js';
import type { AgentStreamEnd } from './agent-stream-end.js';
import { callAgent, type AgentCall } from './call-agent.js';

/** An agent may send its whole answer at once, in milliseconds of sound; more than this is refused. */
const MOST_AGENT_MS = 600_000;

/** What the protocol of the agent says of a stream. */
export interface AgentProtocol<Stream> {
  /** Stands in the message of a failure. */
  readonly operation: string;
  readonly call: AgentCall;
  readonly format: OpenMediaOptions['format'];
  /** Makes the stream, once the agent and the sound are there. */
  readonly speak: (socket: WebSocket, media: MediaStream) => Stream;
}

/**
 * Opens a stream between a call and an agent server. The agent is called first: when it is away, the call is left as it is.
 * When the agent has gone, the call goes where `onMediaLost` says.
 */
export async function openAgentStream<Stream extends { readonly ended: Promise<AgentStreamEnd> }>(
  channel: Channel,
  url: string,
  options: AgentMediaOptions,
  { operation, call, format, speak }: AgentProtocol<Stream>,
): Promise<Stream> {
  const { server, way, bridge, app, timeout, signal, onMediaLost = 'continueInDialplan' } = options;
  const socket = await callAgent(operation, url, call, Channel.contextOf(channel).connection);
  try {
    const own = { format, buffers: { most: MOST_AGENT_MS } };
    const media = await openMedia(channel, { ...own, server, way, bridge, app, timeout, signal, onMediaLost });
    const stream = speak(socket, media);
    void stream.ended.then(({ by, reason }) => {
      if (by === 'agent') return afterLoss(channel, { by: 'network', reason }, onMediaLost);
      return undefined;
    });
    return stream;
  } catch (error) {
    socket.terminate();
    throw error;
  }
}
