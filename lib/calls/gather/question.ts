import type { Channel } from '../../client/index.js';
import { type Prompt, promptParts, RunningPrompt } from '../say/index.js';
import type { VerbScope } from '../verb/index.js';
import type { Attempted } from './answer-so-far.js';
import { Attempt } from './attempt.js';
import { dropDigits } from './drop-digits.js';
import type { GatherAnswer, GatherFailure } from './gather-outcome.js';
import type { GatherSettings } from './gather-settings.js';

/** Asks a party until it answers, as often as the settings say. */
export async function ask(
  channel: Channel,
  scope: VerbScope,
  settings: GatherSettings,
): Promise<GatherAnswer | GatherFailure> {
  if (settings.typeAhead === 'drop') dropDigits(channel);
  let prompt: Prompt = settings.prompt;
  for (let attempt = 1; ; attempt += 1) {
    const attempted = await accepted(channel, scope, settings, await once(channel, scope, settings, prompt));
    if (attempted.got === 'digits' || attempted.got === 'speech') return answer(attempted, attempt);
    if (attempt >= settings.attempts) return failure(attempted, attempt);
    // Of what is typed on after a wrong key, nothing belongs to the next attempt.
    if (attempted.got === 'nomatch') dropDigits(channel);
    const before = attempted.got === 'nothing' ? settings.onNoInput : settings.onNoMatch;
    prompt = [...(before === undefined ? [] : promptParts(before)), ...promptParts(settings.prompt)];
  }
}

function once(channel: Channel, scope: VerbScope, settings: GatherSettings, prompt: Prompt): Promise<Attempted> {
  return new Attempt(channel, scope, settings, prompt).result();
}

/** Asks the program about an answer that is otherwise right. */
async function accepted(
  channel: Channel,
  scope: VerbScope,
  { accept, filler, voice }: GatherSettings,
  attempted: Attempted,
): Promise<Attempted> {
  if (accept === undefined || attempted.got === 'nothing' || attempted.got === 'nomatch') return attempted;
  const said = attempted.got === 'digits' ? { digits: attempted.digits } : { transcript: attempted.transcript };
  const decision = accept(said.digits ?? said.transcript, scope.signal);
  const meanwhile =
    filler === undefined || typeof decision === 'boolean'
      ? undefined
      : new RunningPrompt(channel, scope, { prompt: filler, voice, times: Infinity });
  const yes = await decision;
  await meanwhile?.stop();
  return yes ? attempted : { got: 'nomatch', reason: 'accept', ...said };
}

function answer(attempted: Extract<Attempted, { got: 'digits' | 'speech' }>, attempt: number): GatherAnswer {
  if (attempted.got === 'speech') {
    const { got, ...speech } = attempted;
    return { outcome: got, ...speech, attempt };
  }
  const { got, ...digits } = attempted;
  return { outcome: got, ...digits, attempt };
}

function failure(attempted: Extract<Attempted, { got: 'nothing' | 'nomatch' }>, attempt: number): GatherFailure {
  const { got, ...rest } = attempted;
  if (got === 'nothing') return { outcome: 'timeout', ...rest, attempt };
  return { outcome: 'nomatch', ...(rest as Omit<Extract<Attempted, { got: 'nomatch' }>, 'got'>), attempt };
}
