import type { SimulatedChannel } from './simulated-channel.js';

/** Digits to dial, with their times in milliseconds. */
export interface DigitTrain {
  readonly digits: string;
  /** Silence before the first digit. */
  readonly before?: number;
  /** Silence after each digit, the last one too. */
  readonly between: number;
  /** How long each digit is held. */
  readonly duration: number;
  /** Silence after the last digit. */
  readonly after?: number;
}

/** What Asterisk dials; `w` waits half a second, `W` a second, and anything else is passed over. */
const dialable = /^[0-9A-D*#]$/i;

/** Dials digits to the far device of a channel, one after the other; ends early when the channel does. */
export async function sendDigits(channel: SimulatedChannel, train: DigitTrain): Promise<void> {
  const { before = 0, after = 0 } = train;
  if (before > 0) await channel.waits.wait(before);
  for (const digit of train.digits) {
    if (channel.hungUp) return;
    if (digit === 'w' || digit === 'W') await channel.waits.wait(digit === 'w' ? 500 : 1000);
    else if (dialable.test(digit)) {
      channel.device.digitBegins();
      await channel.waits.wait(train.duration);
      if (channel.hungUp) return;
      channel.device.digit(digit.toUpperCase(), train.duration);
      await channel.waits.wait(train.between);
    }
  }
  if (after > 0) await channel.waits.wait(after);
}
