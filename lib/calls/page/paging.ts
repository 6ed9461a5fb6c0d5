import type { Channel } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import type { DialAttempt } from '../dial/index.js';
import { CallBridge, DialledLeg } from '../dial/internal.js';
import { answered, ifPossible, Party, untilKey, type VerbEnd, type VerbScope } from '../verb/index.js';
import type { PageSettings } from './page-options.js';
import type { Paged, PageEnd } from './page-result.js';

/** One page, from the first ring until everybody has been hung up. */
export class Paging {
  readonly #caller: Channel;
  readonly #surroundings: CallSurroundings;
  readonly #settings: PageSettings;
  readonly #reached: DialledLeg[] = [];
  readonly #missed: DialAttempt[] = [];
  #since: number | undefined;

  constructor(caller: Channel, surroundings: CallSurroundings, settings: PageSettings) {
    this.#caller = caller;
    this.#surroundings = surroundings;
    this.#settings = settings;
  }

  /** Rings all at once, and lets the caller speak when each has answered or been given up: nobody misses the first word. */
  async run(scope: VerbScope): Promise<PageEnd> {
    const caller = new Party(this.#caller);
    scope.defer(() => caller.release());
    const bridge = new CallBridge(this.#surroundings, scope);
    const all = this.#settings.legs.groups.flat();
    const legs = all.map((target) => new DialledLeg(this.#caller, this.#surroundings, this.#settings.legs, target));
    scope.defer(() => Promise.all(legs.map((leg) => leg.stop())));
    await Promise.all(legs.map((leg) => this.#reach(leg, bridge, scope)));
    if (this.#reached.length === 0) return { outcome: 'nobody', missed: this.#missed };
    await answered(this.#caller);
    this.#since = Date.now();
    await bridge.add(caller);
    await this.#ready(bridge, scope);
    return this.#paged(await this.#over(scope));
  }

  /** What it came to when the call or the signal ended it; undefined when nobody had been reached. */
  rest(end: VerbEnd): Promise<PageEnd | undefined> {
    const ended = end.outcome === 'aborted' ? 'signal' : end.outcome === 'hangup' ? 'caller' : undefined;
    return Promise.resolve(this.#since === undefined || ended === undefined ? undefined : this.#paged(ended));
  }

  async #reach(leg: DialledLeg, bridge: CallBridge, scope: VerbScope): Promise<void> {
    const attempt = await leg.ring(scope.signal, undefined);
    if (attempt !== undefined) return void this.#missed.push(attempt);
    if (!this.#settings.talkBack) await ifPossible(leg.party.channel.mute({ direction: 'in' }));
    if (scope.signal.aborted || !(await bridge.add(leg.party))) return void this.#missed.push(leg.attempt('hung-up'));
    this.#reached.push(leg);
  }

  async #ready({ id }: CallBridge, scope: VerbScope): Promise<void> {
    const { ready } = this.#settings;
    if (ready.length === 0) return;
    const playback = this.#surroundings.bridge(id).play(ready);
    scope.defer(() => playback.stop());
    await ifPossible(playback.finished({ timeout: Infinity, signal: scope.signal }));
  }

  /** Resolves with what ends it first. The end of the call itself is waited for by the verb. */
  #over(scope: VerbScope): Promise<Paged['endedBy']> {
    return new Promise((resolve, reject) => {
      const gone = (): void => {
        if (this.#reached.every(({ party }) => party.gone)) resolve('targets');
      };
      for (const { party } of this.#reached) scope.defer(party.ending.whenOver(gone));
      gone();
      void scope.pause(this.#settings.timeLimit).then(() => resolve('time-limit'));
      untilKey(this.#caller, this.#settings.endKey, scope.signal).then((came) => came && resolve('key'), reject);
    });
  }

  #paged(endedBy: Paged['endedBy']): Paged {
    const reached = this.#reached.map(({ target }) => target);
    return {
      outcome: 'paged',
      reached,
      missed: this.#missed,
      endedBy,
      talkMs: Date.now() - (this.#since ?? Date.now()),
    };
  }
}
