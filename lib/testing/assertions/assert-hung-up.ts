import { causeText } from '../channels/index.js';
import type { PhoneCall, PhoneWaitOptions } from '../phones/index.js';
import { CallAssertionError } from './call-assertion-error.js';

/**
 * Asserts that the call is over, and for which cause. Waits for its end.
 *
 * @param cause - a hang-up cause: 16 for a normal end, 17 busy, 19 no answer, 21 rejected, 34 congestion.
 * @throws {CallAssertionError} with both causes and the story of the call.
 * @example
 * await assertHungUp(caller, 17);
 * @publicApi
 */
export async function assertHungUp(call: PhoneCall, cause: number, options?: PhoneWaitOptions): Promise<void> {
  const end = await call.ended(options).catch(() => undefined);
  if (end?.cause === cause) return;
  const what = end === undefined ? 'it is not over' : `it ended with ${told(end.cause)}`;
  throw new CallAssertionError(`The call did not end with ${told(cause)}: ${what}.`, call, cause, end?.cause);
}

function told(cause: number): string {
  return `cause ${cause} (${causeText(cause)})`;
}
