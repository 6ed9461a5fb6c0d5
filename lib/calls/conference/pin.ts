import { AriAbortedException, type Channel } from '../../client/index.js';
import { traced, VerbScope } from '../verb/index.js';
import type { ConferenceOptions } from './conference-options.js';

/** How long a caller may listen and think before the first digit, and before each other one, in milliseconds. */
const FIRST_WITHIN_MS = 30_000;
const NEXT_WITHIN_MS = 5_000;

/** Asks for the PIN. The digits are in no result, message or story; who records digits hears that these are secret. */
export async function rightPin(channel: Channel, options: ConferenceOptions, stop: AbortSignal): Promise<boolean> {
  const { pin } = options;
  if (pin === undefined) return true;
  const verb = { kind: 'pin', parameters: { secret: true } };
  const { outcome } = await traced(channel, verb, { run: () => asked(channel, { ...options, pin }, stop) });
  return outcome === 'right';
}

async function asked(
  channel: Channel,
  { pin, pinPrompt, pinAttempts = 3 }: ConferenceOptions & { readonly pin: string },
  stop: AbortSignal,
): Promise<{ readonly outcome: 'right' | 'wrong' | 'aborted' }> {
  for (let attempt = 0; attempt < pinAttempts && !stop.aborted; attempt += 1) {
    if ((await entered(channel, pin.length, pinPrompt, stop)) === pin) return { outcome: 'right' };
  }
  return { outcome: stop.aborted ? 'aborted' : 'wrong' };
}

async function entered(
  channel: Channel,
  length: number,
  prompt: ConferenceOptions['pinPrompt'],
  signal: AbortSignal,
): Promise<string> {
  const scope = new VerbScope(signal);
  const playback = prompt === undefined ? undefined : channel.play(prompt);
  if (playback !== undefined) scope.defer(() => playback.stop());
  let digits = '';
  try {
    while (digits.length < length) {
      const timeout = digits === '' ? FIRST_WITHIN_MS : NEXT_WITHIN_MS;
      const pressed = await channel.nextDigit({ timeout, signal });
      if (pressed.outcome !== 'digit' || pressed.digit === '#') break;
      // The first key silences the prompt.
      if (digits === '') await playback?.stop().catch(() => {});
      digits += pressed.digit;
    }
  } catch (error) {
    if (!(error instanceof AriAbortedException)) throw error;
  } finally {
    await scope.close();
  }
  return digits;
}
