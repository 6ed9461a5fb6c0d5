import { Channel } from '../../client/index.js';
import { openAgentStream } from '../agents/index.js';
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
  const settings = streamToSettings(channel, url, options, Channel.contextOf(channel).connection);
  return openAgentStream(channel, url, options, {
    operation: 'media.streamTo',
    call: settings,
    format: 'ulaw',
    speak: (socket, media) => new AgentStream(socket, media, settings),
  });
}
