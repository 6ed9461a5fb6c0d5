import { AriInvalidCallException, type Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import { type VerbEnd, type VerbOptions, withinCall } from '../verb/index.js';

/**
 * How digits are dialled to a party.
 * @publicApi
 */
export interface SendDigitsOptions extends VerbOptions {
  /** How long each digit sounds, in milliseconds. Default 100. */
  readonly duration?: number;
  /** Silence between two digits, in milliseconds. Default 100. */
  readonly between?: number;
  /** The digits are secret: the story does not tell them. Default `false`. */
  readonly secret?: boolean;
}

const KNOWN: KnownOptions<SendDigitsOptions> = { signal: true, duration: true, between: true, secret: true };

/** What `w` and `W` wait, in milliseconds. */
const WAITS: Readonly<Record<string, number>> = { w: 500, W: 1_000 };

/**
 * Dials digits to the party on this channel, as a person on a telephone would: for an extension behind a menu, a PIN of
 * a conference. `w` waits half a second, `W` a second. Ends when the last digit has sounded. An abort takes effect at the
 * next wait: digits that were handed to Asterisk sound.
 *
 * @throws {AriInvalidCallException} there is a sign that is no digit.
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function sendDigits(
  channel: Channel,
  digits: string,
  options: SendDigitsOptions = {},
): Promise<{ readonly outcome: 'finished' } | VerbEnd> {
  const { connection } = new CallSurroundings(channel);
  const checks = new OptionChecks<SendDigitsOptions>({ connection, field: 'sendDigits' }, options, KNOWN);
  const duration = checks.time('duration', 100);
  const between = checks.time('between', 100, 0);
  const secret = checks.flag('secret', false);
  if (!/^[0-9*#A-DwW]+$/.test(digits)) {
    const problem = 'must be of 0 to 9, *, #, A to D, and w or W to wait';
    throw new AriInvalidCallException({ operation: 'sendDigits', connection, parameter: 'digits', problem });
  }
  const parameters = { digits: secret ? '****' : digits, duration, between };
  return withinCall(channel, { kind: 'sendDigits', parameters }, options, async (scope) => {
    for (const part of digits.match(/[wW]|[^wW]+/g) ?? []) {
      const wait = WAITS[part];
      if (wait === undefined) await channel.sendDTMF(part, { duration, between });
      // Asterisk answers before the first digit sounds.
      await scope.pause(wait ?? part.length * (duration + between));
    }
    return { outcome: 'finished' } as const;
  });
}
