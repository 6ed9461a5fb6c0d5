import type { PhoneCall, PhoneWaitOptions } from '../phones/index.js';
import { CallAssertionError } from './call-assertion-error.js';

/**
 * Asserts that exactly these digits were dialled to the phone since the call began, as `channel.sendDTMF` does. Waits for those
 * that are still to come. (What a phone *presses* is heard by the application: assert what that does about it.)
 *
 * @throws {CallAssertionError} with both and the story of the call.
 * @example
 * await assertDigitsHeard(callee, '4711#');
 * @publicApi
 */
export async function assertDigitsHeard(call: PhoneCall, digits: string, options?: PhoneWaitOptions): Promise<void> {
  const settled = (): boolean => call.digits.length >= digits.length || !digits.startsWith(call.digits);
  await call.until('to hear digits', settled, options).catch(() => undefined);
  if (call.digits === digits) return;
  const heard = call.digits === '' ? 'none' : call.digits;
  throw new CallAssertionError(
    `The phone did not hear the digits ${digits}; it heard ${heard}.`,
    call,
    digits,
    call.digits,
  );
}
