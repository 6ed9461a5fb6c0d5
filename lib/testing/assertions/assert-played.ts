import type { PhoneCall, PhoneWaitOptions } from '../phones/index.js';
import { CallAssertionError } from './call-assertion-error.js';

/**
 * Asserts that these sounds, and no others before or between them, were played to the phone since the call began. Waits for those
 * that are still to come; a wrong one, or the end of the call, fails at once.
 *
 * @param media - media URIs in order, such as `['sound:hello-world', 'sound:digits/1']`.
 * @throws {CallAssertionError} with both lists and the story of the call.
 * @example
 * await assertPlayed(caller, ['sound:hello-world', 'sound:digits/1']);
 * @publicApi
 */
export async function assertPlayed(
  call: PhoneCall,
  media: readonly string[],
  options?: PhoneWaitOptions,
): Promise<void> {
  const asExpected = (): boolean => media.every((sound, index) => call.sounds[index] === sound);
  const goesWrong = (): boolean => call.sounds.some((sound, index) => sound !== media[index]);
  // A wait that fails is reported below, with what was played.
  await call.until('to be played to', () => asExpected() || goesWrong(), options).catch(() => undefined);
  if (asExpected() && call.sounds.length === media.length) return;
  const lines = [`  expected: ${listed(media)}`, `  played:   ${listed(call.sounds)}`];
  throw new CallAssertionError(['The phone did not hear these sounds.', ...lines].join('\n'), call, media, call.sounds);
}

function listed(media: readonly string[]): string {
  return media.length === 0 ? 'nothing' : media.join(', ');
}
