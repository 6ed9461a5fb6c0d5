import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { type VerbEnd, type VerbScope, withinCall } from '../verb/index.js';
import { type PlayOptions, type PlaySettings, playSettings } from './play-options.js';
import { checkPrompt, promptParts, type PromptVoice } from './prompt-media.js';
import type { Prompt } from './prompt.js';
import { RunningPrompt } from './running-prompt.js';

/**
 * How a playback to a party ended.
 * @publicApi
 */
export type PlayOutcome =
  /** Heard to its end, as often as was asked for. `playedMs` counts from the command to the end. */
  | { readonly outcome: 'finished'; readonly playedMs: number }
  /** The `limit` silenced it. */
  | { readonly outcome: 'limit'; readonly playedMs: number }
  /** Another part of this program stopped the playback. */
  | { readonly outcome: 'stopped'; readonly playedMs: number }
  /**
   * Its last sound could not be played: there is no such file. A missing file before the last one is left out in
   * silence, as Asterisk does.
   */
  | { readonly outcome: 'failed'; readonly playedMs: number }
  | VerbEnd;

/**
 * Plays sounds to the party on this channel, one after another, and ends when the last one was heard. Before the answer
 * they are early media: the caller hears them, and the call costs nothing yet.
 *
 * @throws {AriInvalidCallException} a medium is no URI of a kind that Asterisk plays.
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function play(channel: Channel, prompt: Prompt, options: PlayOptions = {}): Promise<PlayOutcome> {
  return played(channel, 'play', prompt, options);
}

/**
 * Speaks a text through the `synthesizer`, and ends when it was heard. Of several texts one is chosen at random, so that
 * a caller who comes often does not hear a machine.
 *
 * @throws {AriConfigurationException} there is no synthesizer, or an option is wrong.
 * @publicApi
 */
export async function say(
  channel: Channel,
  text: string | readonly string[],
  options: PlayOptions & { readonly voice?: string },
): Promise<PlayOutcome> {
  const { voice, ...rest } = options;
  const texts = typeof text === 'string' ? [text] : text;
  const chosen = texts[Math.floor(Math.random() * texts.length)] ?? '';
  return played(channel, 'say', { text: chosen, voice }, rest);
}

async function played(channel: Channel, verb: string, prompt: Prompt, options: PlayOptions): Promise<PlayOutcome> {
  const settings = playSettings(channel, verb, options);
  const { language, synthesizer, signal } = options;
  const voice: PromptVoice = { connection: new CallSurroundings(channel).connection, verb, language, synthesizer };
  checkPrompt(prompt, voice);
  const media = promptParts(prompt).map((part) => (typeof part === 'string' ? part : { text: part.text }));
  const parameters = { media, ...settings, times: settings.times === Infinity ? 0 : settings.times };
  return withinCall(channel, { kind: verb, parameters, summary }, { signal }, (scope) =>
    heard(channel, scope, { prompt, voice }, settings),
  );
}

async function heard(
  channel: Channel,
  scope: VerbScope,
  what: { readonly prompt: Prompt; readonly voice: PromptVoice },
  { times, offset, limit }: PlaySettings,
): Promise<Own> {
  const since = Date.now();
  const prompt = new RunningPrompt(channel, scope, { ...what, times, offset });
  const late = limit === undefined ? undefined : scope.pause(limit).then(() => 'limit' as const);
  const end = await Promise.race([prompt.finished, ...(late === undefined ? [] : [late])]);
  if (end === 'limit') await prompt.stop();
  const playedMs = Date.now() - since;
  // That the call ended is an outcome of the call; of the sound it is known only that nobody heard it.
  const outcome = end === 'hangup' || end === 'lost' || end === 'timeout' ? 'failed' : end;
  if (end === 'hangup' || end === 'lost') await channel.ended({ timeout: 3_000, signal: scope.signal });
  return { outcome, playedMs };
}

type Own = Extract<PlayOutcome, { readonly playedMs: number }>;

function summary({ playedMs }: Own): Readonly<Record<string, unknown>> {
  return { playedMs };
}
