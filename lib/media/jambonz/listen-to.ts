import { Channel } from '../../client/index.js';
import { openAgentStream } from '../agents/index.js';
import { ListenStream } from './listen-stream.js';
import { listenToSettings, type ListenToOptions } from './listen-to-options.js';

/**
 * Lets an agent server speak with a call: one that was written for the verb `listen` (or `stream`) of jambonz, unchanged. This side
 * is jambonz: one message about the call, then linear sound of 16 bits in binary frames, and keys if the agent is to have them. The
 * agent sends sound in binary frames, `playAudio`, `killAudio`, `mark`, `clearMarks` and `disconnect`. It is called first:
 * when it is away, the call is left as it is. When it has gone, the call goes where `onMediaLost` says, by default on in the
 * dialplan.
 *
 * @throws {MediaException} the agent cannot be reached, or the sound does not come.
 * @throws {AriConfigurationException} an option is wrong.
 * @example
 * const stream = await listenTo(channel, 'wss://agent.example.com/audio', { sampleRate: 16_000, metadata: { customer: '4711' } });
 * const { by, reason } = await stream.ended;
 * @publicApi
 */
export async function listenTo(channel: Channel, url: string, options: ListenToOptions = {}): Promise<ListenStream> {
  const settings = listenToSettings(options, Channel.contextOf(channel).connection);
  return openAgentStream(channel, url, options, {
    operation: 'media.listenTo',
    call: settings,
    format: settings.format.name,
    speak: (socket, media) => new ListenStream(socket, media, channel, settings),
  });
}
