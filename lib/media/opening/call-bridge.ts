import { BridgesRepository, type Bridge, type Channel } from '../../client/index.js';
import { MediaException } from '../exceptions/index.js';
import type { CallContext } from './media-channel.js';
import type { OpenMediaSettings } from './open-media-options.js';
import type { Undoing } from './undoing.js';

/** How Asterisk names the directions of a whisper: seen from the channel. */
const WHISPERS = { none: 'none', party: 'out', other: 'in', both: 'both' } as const;
const TAPS = { in: 'in', out: 'out', mixed: 'both' } as const;

/**
 * Lets a media channel and a call hear each other: in a bridge, or over a snoop channel that leaves the call alone. Gives the
 * bridge that the call is in.
 */
export async function joinCall(
  context: CallContext,
  { channel, mediaId, app }: { readonly channel: Channel; readonly mediaId: string; readonly app: string },
  settings: OpenMediaSettings,
  undoing: Undoing,
): Promise<Bridge | undefined> {
  if (settings.bridge !== undefined) {
    await settings.bridge.addChannel(mediaId);
    return settings.bridge;
  }
  const party = settings.tap === undefined ? channel.id : await tapped(channel, app, settings, undoing);
  const bridge = await context.repository(BridgesRepository).create({ type: 'mixing' });
  undoing.add(() => bridge.destroy());
  await bridge.addChannel([party, mediaId]);
  return settings.tap === undefined ? bridge : undefined;
}

async function tapped(
  channel: Channel,
  app: string,
  { tap, whisper, timeout }: OpenMediaSettings,
  undoing: Undoing,
): Promise<string> {
  const snoop = channel.snoop(app, { spy: TAPS[tap ?? 'in'], whisper: WHISPERS[whisper] });
  const made = await snoop;
  undoing.add(() => made.hangup({ ifGone: 'ignore' }));
  const { outcome } = await snoop.entered({ timeout });
  if (outcome === 'event') return snoop.id;
  throw new MediaException('media.open', 'lost', `the snoop channel has not entered "${app}": ${outcome}.`);
}
