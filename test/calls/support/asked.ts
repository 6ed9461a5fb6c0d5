import { gather, type GatherOptions, type GatherOutcome } from 'nestjs-ari/calls';
import { simulatedCall, type SimulatedCall } from './simulated-call.js';

/** Lasts exactly two seconds. */
export const PROMPT = 'sound:two-seconds';
export const SOUNDS = [
  { id: 'two-seconds', lengthMs: 2_000 },
  { id: 'nothing-came', lengthMs: 500 },
  { id: 'wrong', lengthMs: 500 },
];

/** A question to a caller on the simulator. */
export interface Asked extends SimulatedCall {
  readonly answer: Promise<GatherOutcome>;
  /** Presses keys; they have been heard when this resolves. */
  press(keys: string): Promise<void>;
  /** Whether the answer is there. */
  settled(): boolean;
}

/** Asks a new caller. */
export async function asked(options: GatherOptions): Promise<Asked> {
  const call = await simulatedCall({ sounds: SOUNDS });
  return ask(call, options);
}

/** Asks a caller again. */
export function ask(call: SimulatedCall, options: GatherOptions): Asked {
  let settled = false;
  const answer = gather(call.channel, options);
  answer.then(
    () => (settled = true),
    () => (settled = true),
  );
  return {
    ...call,
    answer,
    settled: () => settled,
    press: async (keys) => {
      const pressed = call.caller.press(keys);
      // A key of 100 ms, and 50 ms to the next one.
      await call.pass(150 * keys.length);
      await pressed;
    },
  };
}

/** How long it takes from now until a sound ends, in milliseconds of the call. */
export function whenSilent(client: SimulatedCall['client']): Promise<number> {
  const since = Date.now();
  return new Promise((resolve) => client.once('PlaybackFinished', () => resolve(Date.now() - since)));
}
