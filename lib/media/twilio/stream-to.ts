import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Channel } from '../../client/index.js';
import { MediaException } from '../exceptions/index.js';
import { afterLoss, openMedia } from '../opening/index.js';
import { AgentStream } from './agent-stream.js';
import { streamToSettings, type StreamToOptions, type StreamToSettings } from './stream-to-options.js';

/** Bytes of one message of an agent: a minute of sound, as text. */
const LONGEST_MESSAGE = 1_024 * 1_024;

/** An agent may send its whole answer at once, in milliseconds of sound; more than this is refused. */
const MOST_MS = 600_000;

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
  const socket = await called(url, settings, connection);
  try {
    const media = await openMedia(channel, {
      format: 'ulaw',
      server,
      way,
      bridge,
      app,
      timeout,
      signal,
      onMediaLost,
      buffers: { most: MOST_MS },
    });
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

async function called(url: string, settings: StreamToSettings, connection: string): Promise<WebSocket> {
  const refuse = (problem: string, cause?: unknown): MediaException =>
    new MediaException('media.streamTo', 'refused', problem, { connection, cause });
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url))
    throw refuse('the address must be like wss://agent.example.com/path.');
  const { headers, timeout } = settings;
  const limits = { perMessageDeflate: false, maxPayload: LONGEST_MESSAGE, handshakeTimeout: timeout };
  const socket = new WebSocket(url, { headers, ...limits });
  try {
    await once(socket, 'open');
  } catch (error) {
    socket.on('error', () => {});
    socket.terminate();
    const { host } = new URL(url);
    throw refuse(
      `the agent at ${host} cannot be reached: ${error instanceof Error ? error.message : 'no answer'}.`,
      error,
    );
  }
  // What breaks before the stream stands is found by its `close`.
  socket.on('error', () => {});
  return socket;
}
