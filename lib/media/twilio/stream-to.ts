import { Channel } from '../../client/index.js';
import { callAgent, MOST_AGENT_MS } from '../agents/index.js';
import { afterLoss, openMedia } from '../opening/index.js';
import { AgentStream } from './agent-stream.js';
import { streamToSettings, type StreamToOptions } from './stream-to-options.js';

/**
 * Lets an agent server speak with a call: one that was written for Twilio Media Streams, unchanged. This side is Twilio:
 * `connected`, `start`, `media`, `dtmf`, `mark` and `stop` go to the agent, `media`, `mark` and `clear` come from it, µ-law both
 * ways. The agent is called first: when it is away, the call is left as it is. When the agent has gone, the call goes
 * where `onMediaLost` says, by default on in the dialplan.
 *
 * @throws {MediaException} the agent cannot be reached, or the sound does not come.
 * @throws {AriConfigurationException} an option is wrong.
 * @example
 * const stream = await streamTo(channel, 'wss://agent.example.com/media-stream', { parameters: { customer: '4711' } });
 * const { by, reason } = await stream.ended;
 * @publicApi
 */
export async function streamTo(channel: Channel, url: string, options: StreamToOptions = {}): Promise<AgentStream> {
  const { connection } = Channel.contextOf(channel);
  const settings = streamToSettings(channel, url, options, connection);
  const { server, way, bridge, app, timeout, signal, onMediaLost = 'continueInDialplan' } = options;
  const socket = await callAgent('media.streamTo', url, settings, connection);
  try {
    const own = { format: 'ulaw', buffers: { most: MOST_AGENT_MS } } as const;
    const media = await openMedia(channel, { ...own, server, way, bridge, app, timeout, signal, onMediaLost });
    const stream = new AgentStream(socket, media, settings);
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
