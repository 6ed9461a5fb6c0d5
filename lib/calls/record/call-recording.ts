import type { Channel } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import { Party, traced, type VerbScope } from '../verb/index.js';
import type { CallMark, CallRecorded } from './call-recorded.js';
import { RecordedSide } from './recorded-side.js';
import { RecordedTime } from './recorded-time.js';

/** What is recorded, and how. */
export interface CallRecordingPlan {
  readonly parties: Readonly<Record<string, Channel>>;
  /** Whose call tells of it. */
  readonly first: Channel;
  readonly settings: Readonly<Record<'name' | 'format' | 'app', string>>;
  readonly scope: VerbScope;
}

/**
 * A call that is being recorded, each side apart.
 * @publicApi
 */
export class CallRecording {
  /** Resolves when the files are stored. */
  readonly finished: Promise<CallRecorded>;
  readonly #plan: CallRecordingPlan;
  readonly #time = new RecordedTime();
  readonly #marks: CallMark[] = [];
  readonly #sides = new Map<string, RecordedSide>();
  #begun: Promise<void> = Promise.resolve();
  #order: Promise<void> = Promise.resolve();

  /** @internal */
  constructor(plan: CallRecordingPlan) {
    this.#plan = plan;
    const { first, settings, parties, scope } = plan;
    const parameters = { ...settings, parties: Object.keys(parties) };
    const verb = { kind: 'recordCall', parameters, summary: (end: CallRecorded) => ({ ...end }) };
    this.finished = traced(first, verb, { run: () => this.#run(), left: scope.left });
    // Who only stops it hears there how it failed.
    this.finished.catch(() => {});
  }

  /** Notes this place of the recording under a label. */
  mark(label: string): void {
    this.#marks.push({ label, atMs: this.#time.ms });
  }

  /** Leaves out what both say from now on: the number of a card. Resolves when nothing is recorded any more. */
  pause(): Promise<void> {
    return this.#inTurn(true);
  }

  /** Records again. */
  resume(): Promise<void> {
    return this.#inTurn(false);
  }

  /** Ends it; the call goes on. */
  stop(): Promise<CallRecorded> {
    this.#plan.scope.end();
    return this.finished;
  }

  async #run(): Promise<CallRecorded> {
    const { scope } = this.#plan;
    try {
      this.#follow();
      this.#begun = this.#begin();
      await this.#begun;
      if (this.#sides.size > 0) await ended(scope.signal);
      this.#time.rest();
    } finally {
      await scope.close();
    }
    const recordings = Object.fromEntries([...this.#sides].map(([side, { name }]) => [side, name]));
    const outcome = this.#sides.size === 0 ? 'failed' : 'recorded';
    return { outcome, recordings, marks: this.#marks, lengthMs: this.#time.ms };
  }

  /** The call is over when one of them is left alone. */
  #follow(): void {
    const { parties, scope } = this.#plan;
    const all = Object.values(parties).map((channel) => new Party(channel));
    const over = (): void => {
      if (all.filter(({ gone }) => !gone).length <= (all.length > 1 ? 1 : 0)) scope.end();
    };
    for (const party of all) {
      scope.defer(() => party.release());
      scope.defer(party.ending.whenOver(over));
    }
    over();
  }

  async #begin(): Promise<void> {
    const { parties, settings, scope } = this.#plan;
    const begun = Object.entries(parties).map(async ([side, channel]) => {
      if (scope.signal.aborted) return;
      const recorded = new RecordedSide(channel, { ...settings, name: `${settings.name}-${side}` });
      scope.defer(() => recorded.end());
      if (await recorded.begin()) this.#sides.set(side, recorded);
    });
    await Promise.all(begun);
    if (this.#sides.size > 0) this.#time.run();
  }

  /** One after another: who pauses and resumes at once must not end up with a pause. */
  #inTurn(paused: boolean): Promise<void> {
    this.#order = this.#order.then(async () => {
      await this.#begun.catch(() => {});
      if (this.#plan.scope.signal.aborted || paused !== this.#time.runs) return;
      await Promise.all([...this.#sides.values()].map((side) => side.pause(paused)));
      if (paused) this.#time.rest();
      else this.#time.run();
    });
    return this.#order;
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else onAbort(signal, resolve);
  });
}
