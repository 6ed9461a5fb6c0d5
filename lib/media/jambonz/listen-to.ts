import { Channel } from '../../client/index.js';
import { callAgent, MOST_AGENT_MS } from '../agents/index.js';
import { afterLoss, openMedia } from '../opening/index.js';
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
  const { connection } = Channel.contextOf(channel);
  const settings = listenToSettings(options, connection);
  const { server, way, bridge, app, timeout, signal, onMediaLost = 'continueInDialplan' } = options;
  const socket = await callAgent('media.listenTo', url, settings, connection);
  try {
    const own = { format: settings.format.name, buffers: { most: MOST_AGENT_MS } };
    const media = await openMedia(channel, { ...own, server, way, bridge, app, timeout, signal, onMediaLost });
    const stream = new ListenStream(socket, media, channel, settings);
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
