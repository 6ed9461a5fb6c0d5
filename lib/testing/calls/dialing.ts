import { type SimulatedChannel, Cause } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import type { LineSignal } from '../media/index.js';

export type DialEnd = 'answer' | 'busy' | 'congestion' | 'timeout' | 'hangup';

export interface DialOrder {
  /** What was dialled, without the technology: `answer@default`. */
  readonly dialstring: string;
  /** Milliseconds until the dialling is given up; none waits for ever. */
  readonly timeoutMs: number | undefined;
  /** Whether the answer repeats what was dialled: Asterisk does for originate, not for the dial operation. */
  readonly repeatsDialstring: boolean;
}

/** Rings the far device of a channel and waits until it answers or does not. */
export function dial(clock: Clock, channel: SimulatedChannel, order: DialOrder): Promise<DialEnd> {
  const later = order.repeatsDialstring ? order.dialstring : '';
  const tell = (dialstatus: string, dialstring = later): void =>
    channel.publishDial({ dialstatus, forward: '', dialstring });
  tell('', order.dialstring);
  return new Promise((resolve) => {
    const finish = (outcome: DialEnd): void => {
      cancel?.();
      channel.onSignal = undefined;
      resolve(outcome);
    };
    const cancel =
      order.timeoutMs === undefined
        ? undefined
        : clock.after(order.timeoutMs, () => {
            channel.hangupCause = Cause.noAnswer;
            finish('timeout');
          });
    const refused = (status: 'BUSY' | 'CONGESTION'): void => {
      tell(status);
      finish(status === 'BUSY' ? 'busy' : 'congestion');
    };
    channel.onSignal = (signal: LineSignal): void => {
      if (signal === 'ringing') {
        channel.setState('Ringing');
        tell('RINGING');
      } else if (signal === 'progress') tell('PROGRESS');
      else if (signal === 'busy') refused('BUSY');
      else if (signal === 'congestion') refused('CONGESTION');
      else if (signal === 'answer') {
        channel.setState('Up');
        tell('ANSWER');
        finish('answer');
      }
    };
    void channel.waits.over().then(() => {
      if (channel.onSignal === undefined) return;
      if (!channel.farSideEnded) tell('NOANSWER');
      finish('hangup');
    });
  });
}
