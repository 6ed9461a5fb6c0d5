import { AriAbortedException } from '../../client/index.js';
import { ifPossible, VerbScope, type Party } from '../verb/index.js';
import type { DialConfirm } from './dial-options.js';

/** What came of a question: `gone` also when the dial ended meanwhile. */
export type Consent = 'accepted' | 'declined' | 'gone';

/** Asks who has answered whether to take the call. */
export type ConsentOf = (party: Party, stop: AbortSignal) => Promise<Consent>;

/** A question with all its defaults. */
export type Question = Required<Omit<DialConfirm, 'decline'>> & Pick<DialConfirm, 'decline'>;

/** Asks a party by a sound to press a key. No key within the time of the last attempt declines. */
export async function asked(party: Party, question: Question, stop: AbortSignal): Promise<Consent> {
  for (let attempt = 1; attempt <= question.attempts; attempt += 1) {
    const answer = await once(party, question, stop);
    if (party.gone || stop.aborted) return 'gone';
    if (answer !== undefined) return answer;
  }
  return 'declined';
}

/** Plays a sound to a party to its end; whether the party is still there. */
export async function heard(party: Party, media: string | readonly string[], stop: AbortSignal): Promise<boolean> {
  const scope = new VerbScope(party.ending, stop);
  const playback = party.channel.play(media);
  scope.defer(() => playback.stop());
  try {
    await ifPossible(playback.finished({ timeout: Infinity, signal: scope.signal }));
  } finally {
    await scope.close();
  }
  return !party.gone && !stop.aborted;
}

async function once(party: Party, question: Question, stop: AbortSignal): Promise<Consent | undefined> {
  const scope = new VerbScope(party.ending, stop);
  const playback = party.channel.play(question.media);
  scope.defer(() => playback.stop());
  const thinking = (): void => {
    const timer = setTimeout(() => scope.end(), question.timeout);
    scope.defer(() => clearTimeout(timer));
  };
  playback.finished({ timeout: Infinity, signal: scope.signal }).then(
    () => scope.ended || thinking(),
    () => scope.end(),
  );
  try {
    return await key(party, question, scope.signal);
  } finally {
    await scope.close();
  }
}

/** The first key that means something; keys from before the question are dropped. */
async function key(party: Party, { accept, decline }: Question, signal: AbortSignal): Promise<Consent | undefined> {
  try {
    for (let flush = true; ; flush = false) {
      const pressed = await party.channel.nextDigit({ flush, timeout: Infinity, signal });
      if (pressed.outcome !== 'digit') return 'gone';
      if (pressed.digit === accept) return 'accepted';
      if (pressed.digit === decline) return 'declined';
    }
  } catch (error) {
    if (error instanceof AriAbortedException) return undefined;
    throw error;
  }
}
