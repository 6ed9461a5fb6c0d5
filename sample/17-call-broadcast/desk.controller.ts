import { setTimeout as delay } from 'node:timers/promises';
import { AriController, OnCallBroadcast, OnStasisEnd, OnStasisStart, StasisEnd, StasisStart } from 'nestjs-ari';
import { say } from '../support/say.js';

/** Calls at most that one desk serves. */
const MOST = 50;

/** How much longer a desk thinks about a call for each one that it has, in milliseconds. */
const HESITATION = 20;

/** One of several desks that share the calls of one number. The one with the fewest claims first. */
@AriController()
export class DeskController {
  readonly #calls = new Set<string>();

  @OnCallBroadcast()
  async wanted(): Promise<boolean> {
    if (this.#calls.size >= MOST) return false;
    await delay(this.#calls.size * HESITATION);
    return true;
  }

  @OnStasisStart()
  async serve({ channel, application }: StasisStart): Promise<void> {
    this.#calls.add(channel.id);
    await channel.setChannelVar('SERVED_BY', { value: application });
    await channel.answer();
    await say(channel, 'sound:hello-world', channel.signal);
  }

  @OnStasisEnd()
  over({ channel }: StasisEnd): void {
    this.#calls.delete(channel.id);
  }
}
