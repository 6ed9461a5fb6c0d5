import { isGone } from '../../exceptions/index.js';
import type { LiveRecording } from '../live-recording.js';
import type { BaseEvent, OwnCommand } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { RecordingsRepository } from '../../generated/index.js';
import { adviceAbout } from '../../known-faults/index.js';
import { ExistenceCheck, ifThere, PendingWithEnd } from '../../outcomes/index.js';
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
export class PendingRecording extends PendingWithEnd<LiveRecording, RecordingStart, RecordingOutcome> {
  /** Name of the recording, known before Asterisk has answered. */
  readonly name: string;
  readonly #plan: RecordingPlan;
  readonly #existence: ExistenceCheck;
  #unwatch: () => void;
  #answered = false;
  /** The event of the end may belong to an earlier recording of the same name. */
  #mistaken = false;
  #early: RecordingOutcome | undefined;
  #cancelled: Promise<boolean> | undefined;
  #last: LiveRecording | undefined;

  constructor(plan: RecordingPlan) {
    const { name, context, recordings } = plan;
    const { connection, patience } = context;
    super({ object: `recording ${name}`, connection, patience });
    this.name = name;
    this.#plan = plan;
    this.#existence = new ExistenceCheck(
      () => recordings.getLive(name),
      () => void this.#lost(),
    );
    this.#unwatch = this.#watch();
    this.send(plan.record);
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

  #watch(): () => void {
    return this.#plan.context.events.watch('LiveRecording', this.name, FOLLOWED, {
      event: (event) => this.#onEvent(event),
      command: (command) => this.#cancelling(command),
      ended: () => this.#heardAnEnd(),
      gap: () => this.#existence.gap(),
      closed: () => this.settle({ outcome: 'lost' }),
    });
  }

  #onEvent(event: BaseEvent): void {
    const { recording } = event as BaseEvent & { readonly recording: LiveRecording };
    this.#last = recording;
    if (event.type === 'RecordingStarted') this.begin({ outcome: 'started', recording });
    // For a bridge, Asterisk may send the end of an earlier recording of this name twice, and the second one may arrive
    // here.
    else if (!this.#answered && !this.hasStarted) this.#early = this.#tooEarly(event.type, recording);
    else if (event.type === 'RecordingFailed') this.settle(failed(recording));
    else if (this.#cancelled === undefined) this.settle({ outcome: 'finished', recording });
    else void this.#cancelled.then((yes) => this.settle({ outcome: yes ? 'cancelled' : 'finished', recording }));
  }

  #tooEarly(type: string, recording: LiveRecording): RecordingOutcome {
    this.#mistaken = true;
    return type === 'RecordingFailed' ? failed(recording) : { outcome: 'finished', recording };
  }

  /**
   * Decides about an end that came before the answer: it was the end of this recording if Asterisk knows no such
   * recording any more.
   */
  async #confirm(early: RecordingOutcome): Promise<void> {
    try {
      await this.#plan.recordings.getLive(this.name);
    } catch (error) {
      if (isGone(error)) this.settle(early);
    }
  }

  /**
   * Listens again after an end: all followers of a recording are removed when it ends, and if the end belonged to the
   * earlier recording, this one is still to come.
   */
  #heardAnEnd(): void {
    if (!this.#mistaken) return;
    this.#mistaken = false;
    this.#unwatch = this.#watch();
  }

  #cancelling({ accepted }: OwnCommand): void {
    const before = this.#cancelled ?? Promise.resolve(false);
    this.#cancelled = Promise.all([before, accepted]).then((all) => all.includes(true));
  }

  /** Asterisk knows it no more, and no event has said how it ended. */
  async #lost(): Promise<void> {
    const cancelled = await this.#cancelled;
    const recording = this.#last;
    this.settle(
      cancelled === true && recording !== undefined ? { outcome: 'cancelled', recording } : { outcome: 'lost' },
    );
    this.#plan.context.events.end('LiveRecording', this.name);
  }

  protected override accepted(recording: LiveRecording): void {
    this.#answered = true;
    this.#last ??= recording;
    this.#existence.exists();
    if (this.#early !== undefined) void this.#confirm(this.#early);
  }

  protected override release(): void {
    this.#unwatch();
    this.#existence.release();
  }
}

function failed(recording: LiveRecording): RecordingOutcome {
  const resource = recording.target_uri.startsWith('bridge:') ? 'bridges' : 'channels';
  const advice = adviceAbout(`${resource}.record`, recording.cause);
  return { outcome: 'failed', recording, ...(advice !== undefined && { advice }) };
}
