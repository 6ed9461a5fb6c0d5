import { AriHttpException, Channel, type Bridge, type ChannelEnd } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import { MediaException } from '../exceptions/index.js';
import { MediaStream } from '../stream/index.js';
import { afterLoss } from './after-loss.js';
import { joinCall } from './call-bridge.js';
import { MediaChannelMaker, type CallContext, type MediaChannel } from './media-channel.js';
import { openMediaSettings, type OpenMediaOptions, type OpenMediaSettings } from './open-media-options.js';
import { TroubleWarnings } from './trouble-warnings.js';
import { Undoing } from './undoing.js';

/**
 * Opens the sound of a call: makes a media channel, puts it into a bridge with the channel (or taps the call), and waits until
 * sound can flow both ways. The channel must be in a Stasis application of this client, and answered for the caller to hear
 * anything. When the caller hangs up, the stream ends, and with it everything that was made for it.
 *
 * @throws {MediaException} the sound does not come: the message says on which way, and why.
 * @throws {AriConfigurationException} an option is wrong; nothing was sent.
 * @throws {AriNotFoundException} the channel is gone.
 * @throws {AriUnprocessableException} the channel is not in a Stasis application.
 * @example
 * const media = await openMedia(channel, { format: 'slin16' });
 * for await (const frame of media) await media.write(frame);
 * @publicApi
 */
export async function openMedia(channel: Channel, options: OpenMediaOptions): Promise<MediaStream> {
  const began = performance.now();
  const context = Channel.contextOf(channel);
  const settings = openMediaSettings(context.connection, options);
  const app = appOf(channel, context, settings);
  settings.signal?.throwIfAborted();
  settings.server?.checkRoom();
  const undoing = new Undoing();
  const gone = new AbortController();
  try {
    // Listened to from here on: who hangs up meanwhile must not leave a media channel behind.
    const left = channel.ended({ signal: gone.signal });
    left.catch(() => {});
    const media = await made(new MediaChannelMaker(context, settings, app), context, undoing);
    const bridge = await joinCall(context, { channel, mediaId: media.id, app }, settings, undoing);
    settings.signal?.throwIfAborted();
    const stream = streamOf({ channel, bridge }, media, settings, performance.now() - began);
    tie(stream, { channel, settings, undoing, link: media.link, left, gone });
    return stream;
  } catch (error) {
    gone.abort();
    await undoing.run();
    throw error;
  }
}

/** Goes the first way that can be gone. */
async function made(maker: MediaChannelMaker, { connection }: CallContext, undoing: Undoing): Promise<MediaChannel> {
  const { ways } = maker;
  for (const [i, way] of ways.entries()) {
    try {
      return await maker.make(way, undoing);
    } catch (error) {
      // An Asterisk without chan_websocket refuses the command.
      const refused = error instanceof AriHttpException && error.status !== 404;
      if (!refused || i === ways.length - 1) throw error;
      await undoing.run();
    }
  }
  const problem = 'there is no way for the sound: give a `server`, or use a client that has the `url` of Asterisk.';
  throw new MediaException('media.open', 'unsupported', problem, { connection });
}

function streamOf(
  { channel, bridge }: { readonly channel: Channel; readonly bridge: Bridge | undefined },
  media: MediaChannel,
  settings: OpenMediaSettings,
  openingMs: number,
): MediaStream {
  const { format, buffers, talk, tap } = settings;
  const warnings = new TroubleWarnings(channel.id);
  return new MediaStream({
    link: media.link,
    format,
    mediaChannelId: media.id,
    channelId: channel.id,
    bridge,
    buffers,
    talk,
    // A key comes as an event of the channel and over the link. A tap passes none on.
    digitsOverLink: tap === undefined,
    openingMs,
    trouble: (problem) => warnings.warn(problem),
  });
}

/** Lets the stream end with the call, and everything that was made end with the stream. */
function tie(
  stream: MediaStream,
  parts: {
    readonly channel: Channel;
    readonly settings: OpenMediaSettings;
    readonly undoing: Undoing;
    readonly link: MediaChannel['link'];
    readonly left: Promise<ChannelEnd | { readonly outcome: 'timeout' }>;
    readonly gone: AbortController;
  },
): void {
  const { channel, settings, undoing, link, left, gone } = parts;
  const aborted = (): void => stream.finish({ by: 'application', reason: 'its signal has aborted' });
  const endListening = onAbort(settings.signal, aborted);
  const digits =
    settings.tap === undefined ? undefined : channel.on('ChannelDtmfReceived', ({ digit }) => stream.pressed(digit));
  settings.server?.keep({
    ended: stream.ended,
    shutdown: () => stream.finish({ by: 'shutdown', reason: 'this program shuts down' }),
  });
  left.then(
    ({ outcome }) => stream.finish({ by: 'caller', reason: `the caller has left: ${outcome}` }),
    () => {},
  );
  void stream.ended.then(async (end) => {
    gone.abort();
    digits?.unsubscribe();
    endListening();
    // Asterisk closes when it has read all that was sent. A bridge that is taken away before costs the caller the last word.
    if (end.by === 'application') await link.closed;
    await undoing.run();
    if (end.by === 'asterisk' || end.by === 'network') await afterLoss(channel, end, settings.onMediaLost);
  });
}

function appOf(channel: Channel, context: CallContext, { app }: OpenMediaSettings): string {
  const only = context.lives.applications();
  const known = app ?? context.lives.known(channel.id)?.application ?? (only.length === 1 ? only[0] : undefined);
  if (known !== undefined) return known;
  const problem = `the application of channel ${channel.id} is not known: name one in the option "app".`;
  throw new MediaException('media.open', 'unsupported', problem, { connection: context.connection });
}
