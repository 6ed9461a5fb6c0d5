import { answeredChannel } from '../../support/call-of-a-test.js';
import type { Commander } from './ways.js';

/**
 * A channel that takes no variables for a second: while a sound is played to it, its thread does nothing else.
 * A command that sets one is a command that Asterisk has and does not answer.
 */
export async function heldChannel(client: Commander): Promise<string> {
  const channel = await answeredChannel(client, client.apps[0] ?? '');
  const playback = channel.play('sound:hello-world');
  await playback.started();
  return channel.id;
}

/** A command on a held channel: sent, and not answered before the sound is over. */
export function slowCommand(
  client: Commander,
  id: string,
  request: { readonly timeout?: number; readonly signal?: AbortSignal } = {},
): Promise<void> {
  return client.channels.setChannelVar(id, { variable: 'SLOW', value: '1' }, request);
}
