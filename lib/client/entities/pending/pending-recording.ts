import { AriNotFoundException } from '../../exceptions/index.js';
import type { RecordingsRepository } from '../../generated/index.js';
import type { AriEvent, RepositoryContext } from '../../runtime/index.js';
import type { LiveRecording } from '../live-recording.js';
import { ifThere } from './if-there.js';
import { Pending } from './pending.js';
import type { RecordingOutcome, RecordingStart } from './recording-outcome.js';
import { firstOf, Settlement, type WaitContext, type WaitOptions } from './settlement.js';
import { TIMED_OUT } from './timed-out.js';

const FOLLOWED = ['RecordingStarted', 'RecordingFinished', 'RecordingFailed'];

/** What a recording is made of. */
export interface RecordingPlan {
  readonly name: string;
  readonly context: RepositoryContext;
  readonly recordings: RecordingsRepository;
  /** Sends the command. Listeners stand by then. */
  readonly record: () => Promise<LiveRecording>;
}

/** A recording on its way. Awaiting it gives the `LiveRecording` once Asterisk has accepted it. */
export class PendingRecording extends Pending<LiveRecording> {
  /** Name of the recording, known before Asterisk has answered. */
  readonly name: string;
  readonly #plan: RecordingPlan;
  readonly #start = new Settlement<RecordingStart>();
  readonly #end = new Settlement<RecordingOutcome>();
  readonly #release: () => void;
  #cancelling = false;

  constructor(plan: RecordingPlan) {
    const pending = (): PendingRecording => this;
    const release = plan.context.events.watch('LiveRecording', plan.name, FOLLOWED, {
      event: (event) => pending().#onEvent(event),
      gap: () => void pending().#onGap(),
      closed: () => pending().#settle({ outcome: 'lost' }),
    });
    super(plan.record());
    this.name = plan.name;
    this.#plan = plan;
    this.#release = release;
    this.then(undefined, (error: unknown) => this.#refused(error));
  }

  /** Waits until it records, or has ended before it did. A command that is refused rejects. */
  started(options?: WaitOptions): Promise<RecordingStart> {
    return firstOf<RecordingStart, RecordingStart>([this.#start], TIMED_OUT, this.#waitName('started'), options);
  }

  /** Waits until it has ended, whatever the reason. A command that is refused rejects with its exception. */
  finished(options?: WaitOptions): Promise<RecordingOutcome> {
    return firstOf<RecordingOutcome, RecordingOutcome>([this.#end], TIMED_OUT, this.#waitName('finished'), options);
  }

  /** Ends it and stores it. A recording that has ended already is left as it is. */
  stop(): Promise<void> {
    return ifThere(this.#plan.recordings.stop(this.name));
  }

  /** Ends it and throws it away. A recording that has ended already is left as it is. */
  cancel(): Promise<void> {
    this.#cancelling = true;
    return ifThere(this.#plan.recordings.cancel(this.name));
  }

  #onEvent(event: AriEvent): void {
    const { recording } = event as AriEvent & { readonly recording: LiveRecording };
    if (event.type === 'RecordingStarted') this.#start.settle({ outcome: 'started', recording });
    else if (event.type === 'RecordingFailed') this.#settle({ outcome: 'failed', recording });
    else this.#settle({ outcome: this.#cancelling ? 'cancelled' : 'finished', recording });
  }

  /** Events may be missing: what Asterisk no longer records has ended unseen. */
  async #onGap(): Promise<void> {
    try {
      await this.#plan.recordings.getLive(this.name);
    } catch (error) {
      if (error instanceof AriNotFoundException) this.#settle({ outcome: 'lost' });
    }
  }

  #settle(outcome: RecordingOutcome): void {
    this.#release();
    this.#start.settle(outcome);
    this.#end.settle(outcome);
  }

  #refused(error: unknown): void {
    this.#release();
    this.#start.fail(error);
    this.#end.fail(error);
  }

  #waitName(wait: string): WaitContext {
    const { connection, patience } = this.#plan.context;
    return { operation: `recording ${this.name} ${wait}`, connection, patience };
  }
}
