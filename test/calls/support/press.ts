import type { SimulatedCall } from './simulated-call.js';

/** The caller presses keys, 100 ms each and 50 ms to the next; they have been heard when this resolves. */
export async function press({ caller, pass }: SimulatedCall, keys: string): Promise<void> {
  const pressed = caller.press(keys);
  await pass(150 * keys.length);
  await pressed;
}
