import { Inject, Injectable } from '@nestjs/common';
import { BridgesRepository, type Bridge, type Channel } from 'nestjs-ari';
import { say } from '../support/say.js';

/** How long between two announcements to a caller who waits, in milliseconds. */
export const ANNOUNCEMENT_INTERVAL = Symbol('ANNOUNCEMENT_INTERVAL');

/** A caller in the line. */
interface Waiting {
  readonly channel: Channel;
  /** Aborts when the wait is over. */
  readonly over: AbortController;
}

/** Callers on one side, agents without a caller on the other. At any time one of the two sides is empty. */
@Injectable()
export class WaitingLine {
  readonly #callers: Waiting[] = [];
  readonly #agents: ((caller: Channel | undefined) => void)[] = [];
  #room: Promise<Bridge> | undefined;

  constructor(
    private readonly bridges: BridgesRepository,
    @Inject(ANNOUNCEMENT_INTERVAL) private readonly interval: number,
  ) {}

  /** A caller waits, with music, and is told the position again and again, until an agent takes the call. */
  async join(channel: Channel): Promise<void> {
    this.#room ??= this.bridges.create({ type: 'holding', name: 'waiting line' });
    const room = await this.#room;
    // A holding bridge plays music to those in it by itself, and interrupts it for announcements.
    await room.addChannel(channel);
    const agent = this.#agents.shift();
    if (agent !== undefined) {
      agent(channel);
      return;
    }
    const waiting: Waiting = { channel, over: new AbortController() };
    this.#callers.push(waiting);
    await this.#announce(waiting);
    this.#remove(waiting);
  }

  /** The caller who has waited longest, now or when there is one; undefined when the agent hangs up first. */
  next(agent: Channel): Promise<Channel | undefined> {
    const waiting = this.#callers[0];
    if (waiting !== undefined) {
      this.#remove(waiting);
      return Promise.resolve(waiting.channel);
    }
    return new Promise((resolve) => {
      this.#agents.push(resolve);
      const gone = (): void => {
        const place = this.#agents.indexOf(resolve);
        if (place >= 0) this.#agents.splice(place, 1);
        resolve(undefined);
      };
      if (agent.signal.aborted) gone();
      else agent.signal.addEventListener('abort', gone, { once: true });
    });
  }

  /** Until the wait is over, or the caller has hung up. */
  async #announce(waiting: Waiting): Promise<void> {
    const { channel, over } = waiting;
    for (;;) {
      const position = this.#callers.indexOf(waiting) + 1;
      if (position === 0 || !(await say(channel, announcement(position), over.signal))) return;
      const { outcome } = await channel.ended({ timeout: this.interval });
      if (outcome !== 'timeout') return;
    }
  }

  #remove(waiting: Waiting): void {
    const place = this.#callers.indexOf(waiting);
    if (place >= 0) this.#callers.splice(place, 1);
    waiting.over.abort();
  }
}

function announcement(position: number): readonly string[] {
  if (position === 1) return ['sound:queue-youarenext', 'sound:queue-thankyou'];
  return ['sound:queue-thereare', `number:${position - 1}`, 'sound:queue-callswaiting', 'sound:queue-thankyou'];
}
