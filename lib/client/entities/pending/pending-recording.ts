import { AriNotFoundException } from '../../exceptions/index.js';
import type { LiveRecording } from '../live-recording.js';
import type { BaseEvent, OwnCommand } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { RecordingsRepository } from '../../generated/index.js';
import {
  type WaitContext,
  type WaitOptions,
  firstOf,
  ifThere,
  Pending,
  Settlement,
  ExistenceCheck,
  TIMED_OUT,
} from '../../outcomes/index.js';
import type { RecordingOutcome, RecordingStart } from './recording-outcome.js';

const FOLLOWED = ['RecordingStarted', 'RecordingFinished', 'RecordingFailed'];

/** Describes a recording. */
export interface RecordingPlan {
  readonly name: string;
  readonly context: EntityContext;
  readonly recordings: RecordingsRepository;
  /** Sends the command. Listeners are already added then. */
  readonly record: () => Promise<LiveRecording>;
}

/**
 * A recording that is going to be made. Awaiting it gives the `LiveRecording` when Asterisk has accepted it.
 * @publicApi
 */
export class PendingRecording extends Pending<LiveRecording> {
  /** Name of the recording, known before Asterisk has answered. */
  readonly name: string;
  readonly #plan: RecordingPlan;
  readonly #start = new Settlement<RecordingStart>();
  readonly #end = new Settlement<RecordingOutcome>();
  readonly #existence: ExistenceCheck;
  #release: () => void;
  #accepted = false;
  /** The event of the end may belong to an earlier recording of the same name. */
  #mistaken = false;
  #early: RecordingOutcome | undefined;
  #cancelled: Promise<boolean> | undefined;

  constructor(plan: RecordingPlan) {
    const pending = (): PendingRecording => this;
    const { name, context, recordings } = plan;
    const watcher = {
      event: (event: BaseEvent) => pending().#onEvent(event),
      command: (command: OwnCommand) => pending().#cancelling(command),
      ended: () => pending().#heardAnEnd(watch),
      gap: () => pending().#existence.gap(),
      closed: () => pending().#settle({ outcome: 'lost' }),
    };
    const watch = (): (() => void) => context.events.watch('LiveRecording', name, FOLLOWED, watcher);
    const release = watch();
    super(plan.record());
    this.name = name;
    this.#plan = plan;
    this.#release = release;
    this.#existence = new ExistenceCheck(
      () => recordings.getLive(name),
      () => this.#lost(),
    );
    this.then(
      () => this.#answered(),
      (error: unknown) => this.#refused(error),
    );
  }

  /**
   * Waits until it records, or has ended before it did. A command that is refused rejects.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  started(options?: WaitOptions): Promise<RecordingStart> {
    return firstOf<RecordingStart, RecordingStart>([this.#start], TIMED_OUT, this.#waitName('started'), options);
  }

  /**
   * Waits until it has ended, whatever the reason. A command that is refused rejects with its exception.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  finished(options?: WaitOptions): Promise<RecordingOutcome> {
    return firstOf<RecordingOutcome, RecordingOutcome>([this.#end], TIMED_OUT, this.#waitName('finished'), options);
  }

  /** Ends it and stores it. A recording that has ended already, or was refused, is left as it is. */
  async stop(): Promise<void> {
    if (await this.#begun()) await ifThere(this.#plan.recordings.stop(this.name));
  }

  /** Ends it and deletes it. A recording that has ended already, or was refused, is left as it is. */
  async cancel(): Promise<void> {
    if (await this.#begun()) await ifThere(this.#plan.recordings.cancel(this.name));
  }

  /**
   * Waits for the answer of the first command: the two travel on different sockets, and the later one must not
   * overtake. And a recording that was refused because its name is taken must not end the other recording of that name.
   */
  async #begun(): Promise<boolean> {
    return this.then(
      () => true,
      () => false,
    );
  }

  #onEvent(event: BaseEvent): void {
    const { recording } = event as BaseEvent & { readonly recording: LiveRecording };
    if (event.type === 'RecordingStarted') this.#start.settle({ outcome: 'started', recording });
    // For a bridge, Asterisk may send the end of an earlier recording of this name twice, and the second one may arrive
    // here.
    else if (!this.#accepted && !this.#start.settled) this.#early = this.#tooEarly(event.type, recording);
    else if (event.type === 'RecordingFailed') this.#settle({ outcome: 'failed', recording });
    else if (this.#cancelled === undefined) this.#settle({ outcome: 'finished', recording });
    else void this.#cancelled.then((yes) => this.#settle({ outcome: yes ? 'cancelled' : 'finished', recording }));
  }

  #tooEarly(type: string, recording: LiveRecording): RecordingOutcome {
    this.#mistaken = true;
    return { outcome: type === 'RecordingFailed' ? 'failed' : 'finished', recording };
  }

  /**
   * Decides about an end that came before the answer: it was the end of this recording if Asterisk knows no such
   * recording any more.
   */
  async #confirm(early: RecordingOutcome): Promise<void> {
    try {
      await this.#plan.recordings.getLive(this.name);
    } catch (error) {
      if (error instanceof AriNotFoundException) this.#settle(early);
    }
  }

  /**
   * Listens again after an end: all followers of a recording are removed when it ends, and if the end belonged to the
   * earlier recording, this one is still to come.
   */
  #heardAnEnd(watch: () => () => void): void {
    if (!this.#mistaken) return;
    this.#mistaken = false;
    this.#release = watch();
  }

  #cancelling({ accepted }: OwnCommand): void {
    const before = this.#cancelled ?? Promise.resolve(false);
    this.#cancelled = Promise.all([before, accepted]).then((all) => all.includes(true));
  }

  #answered(): void {
    this.#accepted = true;
    this.#existence.exists();
    if (this.#early !== undefined) void this.#confirm(this.#early);
  }

  #lost(): void {
    this.#settle({ outcome: 'lost' });
    this.#plan.context.events.end('LiveRecording', this.name);
  }

  #settle(outcome: RecordingOutcome): void {
    this.#release();
    this.#existence.release();
    this.#start.settle(outcome);
    this.#end.settle(outcome);
  }

  #refused(error: unknown): void {
    this.#release();
    this.#existence.release();
    this.#start.fail(error);
    this.#end.fail(error);
  }

  #waitName(wait: string): WaitContext {
    const { connection, patience } = this.#plan.context;
    return { operation: `recording ${this.name} ${wait}`, connection, patience };
  }
}
