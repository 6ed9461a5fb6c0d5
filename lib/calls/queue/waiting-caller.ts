import type { Channel } from '../../client/index.js';
import { AriAbortedException } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import { dial } from '../dial/index.js';
import { answered, ifPossible, Party, VerbScope } from '../verb/index.js';
import type { QueueAgent, QueueEntryOptions, QueueOptions, QueuePlace } from './queue-options.js';
import type { QueueResult } from './queue-result.js';

/** What a caller needs of the queue. */
export interface CallersQueue {
  readonly options: QueueOptions;
  /** Where the caller stands now. */
  place(): Promise<QueuePlace>;
  /** The two talk. */
  connected(agent: QueueAgent): void;
  /** These agents did not take the call, or have been called for nothing. */
  missed(agents: readonly QueueAgent[], attempts: ReadonlyMap<string, string>): Promise<void>;
}

/** One caller in a queue: hears music and announcements, is offered to agents, and leaves in one of several ways. */
export class WaitingCaller {
  readonly priority: number;
  readonly skills: readonly string[];
  /** When the wait began, in milliseconds. */
  readonly since: number;
  /** Whether agents are being called for it. */
  private offered = false;
  readonly #party: Party;
  readonly #signal: AbortSignal | undefined;
  readonly #queue: CallersQueue;
  readonly #waiting: VerbScope;
  #given: readonly QueueAgent[] | undefined;
  #offer: (() => void) | undefined;
  #left: { readonly outcome: 'left'; readonly key: string } | undefined;
  #late = false;

  constructor(channel: Channel, queue: CallersQueue, options: QueueEntryOptions) {
    this.priority = options.priority ?? 10;
    this.skills = options.skills ?? [];
    this.since = options.since?.getTime() ?? Date.now();
    this.#signal = options.signal;
    this.#queue = queue;
    this.#party = new Party(channel);
    this.#waiting = new VerbScope(this.#party.ending, options.signal);
    this.#waiting.defer(() => this.#party.release());
  }

  get channel(): Channel {
    return this.#party.channel;
  }

  /** Whether it may be given agents: it waits, and none are being called for it. */
  get waits(): boolean {
    return !this.offered && !this.#waiting.ended;
  }

  /** Gives it agents to be connected with, as soon as it is ready to talk. False when it has left meanwhile. */
  give(agents: readonly QueueAgent[]): boolean {
    if (!this.waits) return false;
    this.offered = true;
    this.#given = agents;
    this.#offer?.();
    return true;
  }

  /** Waits and, if it comes to that, talks; resolves when the caller is out of the queue. */
  async served(): Promise<QueueResult> {
    const { maxWait } = this.#queue.options;
    const { channel } = this.#party;
    if (maxWait !== undefined) {
      const timer = setTimeout(
        () => {
          this.#late = true;
          this.#waiting.end();
        },
        Math.max(0, this.since + maxWait - Date.now()),
      );
      this.#waiting.defer(() => clearTimeout(timer));
    }
    try {
      await answered(channel);
      void this.#hearKeys();
      while (!this.#waiting.ended) {
        const agents = await this.#turn();
        if (agents === undefined) break;
        const served = await this.#offerTo(agents);
        if (served !== undefined) return served;
      }
      return this.#unserved();
    } finally {
      if (this.#given !== undefined) await this.#queue.missed(this.#given, new Map());
      await this.#waiting.close();
    }
  }

  /** Music and announcements until agents are given, or the wait ends. */
  async #turn(): Promise<readonly QueueAgent[] | undefined> {
    const { channel } = this.#party;
    const given = new VerbScope(this.#waiting.ending);
    this.#offer = () => given.end();
    if (this.#given !== undefined) given.end();
    if (!given.ended) await ifPossible(channel.startMoh({ mohClass: this.#queue.options.musicClass }));
    await this.#announce(given);
    await ended(given.signal);
    await given.close();
    this.#offer = undefined;
    const agents = this.#given;
    this.#given = undefined;
    if (agents === undefined && !this.#party.gone) await ifPossible(channel.stopMoh());
    return agents;
  }

  async #announce(given: VerbScope): Promise<void> {
    const { announce, announceEvery = 30_000, musicClass } = this.#queue.options;
    if (announce === undefined) return;
    const { channel } = this.#party;
    while (!given.ended) {
      const media = announce(await this.#queue.place());
      if (media !== undefined && !given.ended) {
        const playback = channel.play(media);
        await ifPossible(playback.finished({ timeout: Infinity, signal: given.signal }));
        if (given.ended) await playback.stop().catch(() => {});
        else await ifPossible(channel.startMoh({ mohClass: musicClass }));
      }
      await ended(given.signal, announceEvery);
    }
  }

  async #offerTo(agents: readonly QueueAgent[]): Promise<QueueResult | undefined> {
    const { ringTimeout = 15_000, whisper, musicClass } = this.#queue.options;
    const targets = agents.map(({ id, endpoint }) => ({ endpoint, label: id }));
    let agent: QueueAgent | undefined;
    // Leaving by a key or by the clock ends the ringing; once the two talk, only the caller's own signal ends it.
    const ending = new VerbScope(this.#waiting.ending);
    const talking = new VerbScope(this.#signal);
    ending.defer(ending.ending.whenOver(() => agent === undefined && talking.end()));
    const waitMs = (): number => Date.now() - this.since;
    let waited = 0;
    try {
      if (this.#waiting.ended) {
        await this.#queue.missed(agents, new Map());
        return undefined;
      }
      const result = await dial(this.#party.channel, targets, {
        signal: talking.signal,
        timeout: ringTimeout,
        callerHears: 'music',
        musicClass,
        whisper,
        onConnected: ({ target }) => {
          agent = agents.find(({ id }) => id === target.label);
          waited = waitMs();
          if (agent !== undefined) this.#queue.connected(agent);
        },
      });
      const attempts = new Map(result.attempts.map(({ target, result }) => [target.label ?? '', result]));
      this.offered = false;
      await this.#queue.missed(agents, attempts);
      if (result.outcome !== 'completed') return undefined;
      return { outcome: 'served', agent: result.target.label ?? '', waitMs: waited, dial: result };
    } finally {
      await ending.close();
      await talking.close();
    }
  }

  async #hearKeys(): Promise<void> {
    const { leaveKeys = [] } = this.#queue.options;
    if (leaveKeys.length === 0) return;
    try {
      for (let flush = true; ; flush = false) {
        const { signal } = this.#waiting;
        const pressed = await this.#party.channel.nextDigit({ flush, timeout: Infinity, signal });
        if (pressed.outcome !== 'digit') return;
        if (!leaveKeys.includes(pressed.digit)) continue;
        this.#left = { outcome: 'left', key: pressed.digit };
        this.#waiting.end();
        return;
      }
    } catch (error) {
      if (!(error instanceof AriAbortedException)) throw error;
    }
  }

  #unserved(): QueueResult {
    const waitMs = Date.now() - this.since;
    if (this.#party.gone) return { outcome: 'abandoned', waitMs };
    if (this.#left !== undefined) return { ...this.#left, waitMs };
    if (this.#late) return { outcome: 'overflow', reason: 'timeout', waitMs };
    return { outcome: 'aborted', waitMs };
  }
}

/** Resolves when the signal aborts, or after a time. */
function ended(signal: AbortSignal, withinMs = Infinity): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = withinMs === Infinity ? undefined : setTimeout(() => over(), withinMs);
    const forget = onAbort(signal, () => over());
    const over = (): void => {
      clearTimeout(timer);
      forget();
      resolve();
    };
  });
}
