import type { Channel } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { answered, ifPossible, Party, VerbScope } from '../verb/index.js';
import { CallBridge } from './call-bridge.js';
import { Comfort } from './comfort.js';
import { failed, type DialAttempt, type DialCompleted, type DialResult } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';
import type { DialledLeg } from './dialled-leg.js';
import { EarlyMedia } from './early-media.js';
import { RingingGroup } from './ringing-group.js';
import { talked } from './talked.js';
import { untilAlone } from './until-alone.js';

/** One dial, from the first ring to the moment when nothing of it is left but the caller. */
export class DialledCall {
  readonly #caller: Party;
  readonly #surroundings: CallSurroundings;
  readonly #settings: DialSettings;
  readonly #scope: VerbScope;
  readonly #bridge: CallBridge;
  readonly #comfort: Comfort;
  readonly #early: EarlyMedia;
  readonly #attempts: DialAttempt[] = [];
  readonly #since = Date.now();

  constructor(caller: Channel, surroundings: CallSurroundings, settings: DialSettings) {
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#caller = new Party(caller);
    this.#scope = new VerbScope(this.#caller.ending, settings.signal);
    this.#scope.defer(() => this.#caller.release());
    this.#bridge = new CallBridge(surroundings, this.#scope);
    this.#comfort = new Comfort(this.#caller, settings);
    this.#early = new EarlyMedia(this.#caller, this.#bridge, this.#comfort);
  }

  /** What could not be removed. */
  get left(): readonly unknown[] {
    return this.#scope.left;
  }

  async run(): Promise<DialResult> {
    let completed: Omit<DialCompleted, 'attempts'> | undefined;
    try {
      completed = await this.#untilTalked();
    } finally {
      await this.#scope.close();
    }
    return completed === undefined ? this.#unconnected() : { ...completed, attempts: this.#attempts };
  }

  async #untilTalked(): Promise<Omit<DialCompleted, 'attempts'> | undefined> {
    const { groups, answerOnBridge } = this.#settings;
    this.#scope.defer(() => this.#caller.gone || this.#comfort.stop());
    if (!answerOnBridge) await ifPossible(this.#caller.channel.answer());
    for (const targets of groups) {
      if (this.#scope.ended) return undefined;
      await this.#comfort.start();
      const group = new RingingGroup(this.#order(), targets);
      this.#scope.defer(() => group.hangUp());
      const leg = await group.winner();
      const completed = leg === undefined ? undefined : await this.#connect(leg);
      if (completed !== undefined) return completed;
    }
    return undefined;
  }

  #order(): ConstructorParameters<typeof RingingGroup>[0] {
    return {
      caller: this.#caller.channel,
      surroundings: this.#surroundings,
      settings: this.#settings,
      stop: this.#scope.ending,
      early: this.#settings.callerHears === 'early-media' ? this.#early : undefined,
      ended: (attempt) => this.#attempts.push(attempt),
    };
  }

  /** Brings the two together; undefined when one of them is gone in this moment. */
  async #connect(leg: DialledLeg): Promise<Omit<DialCompleted, 'attempts'> | undefined> {
    const { whisper } = this.#settings;
    const scope = this.#scope;
    const [caller, callee] = [this.#caller, leg.party];
    const alone = whisper !== undefined;
    await this.#early.end(alone ? undefined : callee);
    if (alone && !(await leg.whisper(whisper, scope.signal))) return this.#missed(leg);
    await this.#comfort.stop();
    if (scope.ended || callee.gone) return this.#missed(leg);
    // The callee first: a caller whose callee has gone meanwhile need not be answered.
    if (!(await this.#bridge.add(callee))) return this.#missed(leg);
    await answered(caller.channel);
    await this.#settings.beforeCallerMoves?.();
    if (!(await this.#bridge.add(caller)) || callee.gone) return this.#missed(leg);
    return this.#talk(leg);
  }

  async #talk(leg: DialledLeg): Promise<Omit<DialCompleted, 'attempts'>> {
    const talkers = { caller: this.#caller, callee: leg.party, bridgeId: this.#bridge.id };
    const ringMs = Date.now() - this.#since;
    const { target, party } = leg;
    const connected = (): void =>
      this.#settings.onConnected?.({ target, channel: party.channel, bridgeId: this.#bridge.id, ringMs });
    const { end, recordings } = await talked(talkers, this.#settings, this.#surroundings, this.#scope, connected);
    const { moved, ...talk } = end;
    if (moved?.side === 'callee') leg.letGo();
    this.#attempts.push(leg.attempt('connected', end.cause));
    if (moved?.side === 'caller') {
      await leg.stop();
      await untilAlone(this.#caller, moved.bridgeId, this.#settings.signal);
    }
    return { outcome: 'completed', target, channel: party.channel, ringMs, recordings, ...talk };
  }

  /** The callee picked up, and then one of the two was gone. */
  async #missed(leg: DialledLeg): Promise<undefined> {
    await leg.stop();
    this.#attempts.push(leg.attempt(this.#scope.ended ? 'canceled' : 'hung-up'));
    return undefined;
  }

  async #unconnected(): Promise<DialResult> {
    const report = { attempts: this.#attempts, ringMs: Date.now() - this.#since };
    if (this.#caller.gone) return { outcome: 'canceled', cause: await this.#caller.lastCause(), ...report };
    if (this.#settings.signal?.aborted === true) return { outcome: 'aborted', ...report };
    return { ...failed(this.#attempts), ...report };
  }
}
