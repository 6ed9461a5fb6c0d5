import type { FrameTaker } from '../dispatch/index.js';
import type { ApplicationsRepository } from '../generated/index.js';
import type { OwnershipMark } from '../ownership/index.js';
import type { ConnectAttempts } from './attempts.js';
import type { SetByHand } from './set-by-hand.js';

/**
 * Events that the client itself needs: for the ends of objects, digits typed ahead, waits, and answers over the
 * WebSocket.
 */
const OWN_EVENTS = [
  'ApplicationMoveFailed',
  'ApplicationReplaced',
  'BridgeDestroyed',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'ChannelEnteredBridge',
  'ChannelHangupRequest',
  'ChannelLeftBridge',
  'ChannelStateChange',
  'Dial',
  'PlaybackContinuing',
  'PlaybackFinished',
  'PlaybackStarted',
  'RecordingFailed',
  'RecordingFinished',
  'RecordingStarted',
  'RESTResponse',
  'StasisEnd',
  'StasisStart',
];

/** Time limit for removing the mark from an Asterisk that may not answer any more, in milliseconds. */
const PATIENCE_MS = 1_000;

const UNMARKED = { filter: { disallowed: [] } };

/** Settings of the filter. */
export interface EventFilterOptions {
  readonly mode: 'off' | 'auto';
  readonly applications: ApplicationsRepository;
  /** Events that are let through beside those that the client always needs. */
  readonly needed: readonly string[];
  /** The mark that shows other processes that the applications are served; needs a filter that is on. */
  readonly mark?: OwnershipMark;
  readonly byHand: SetByHand;
  readonly attempts: ConnectAttempts;
  /** Event names that have listeners, `*` included. */
  readonly names: () => readonly string[];
  readonly refused: (application: string, error: unknown) => void;
}

/**
 * Sets which events Asterisk sends. A filter outlives the socket and the process that set it, so it is set or cleared
 * after every connect. While the client runs, new listeners widen it; it is never narrowed.
 */
export class StandingEventFilter {
  readonly #options: EventFilterOptions;
  readonly #allowed: Set<string>;
  /** The last command for each application, which may still run. */
  readonly #turns = new Map<string, Promise<void>>();
  /** A command that has not begun yet: it will hold all names that are added until then. */
  readonly #waiting = new Map<string, Promise<void>>();
  #apps: readonly string[] = [];
  #running = 0;

  constructor(options: EventFilterOptions) {
    this.#options = options;
    // With such an event other processes ask whether the applications are served.
    const asked = options.mark === undefined ? [] : ['ChannelUserevent'];
    this.#allowed = new Set([...OWN_EVENTS, ...options.needed, ...asked]);
  }

  /** Sets the filter of every application, or clears the one that an earlier process left. */
  async set(apps: readonly string[]): Promise<void> {
    this.#apps = apps;
    // A command of an earlier connect may wait on a dead connection.
    this.#turns.clear();
    this.#waiting.clear();
    for (const name of this.#options.names()) this.#allowed.add(name);
    await Promise.all(apps.map((application) => this.#put(application)));
  }

  /** Adds an event name; resolves when Asterisk sends such events. */
  async widen(name: string): Promise<void> {
    if (this.#options.mode === 'off') return;
    const known = this.#allowed.has(name);
    this.#allowed.add(name);
    // A known name may have been added a moment ago: its command may not have run yet.
    await Promise.all(this.#apps.map((application) => (known ? this.#lastPut(application) : this.#put(application))));
  }

  /**
   * Stops setting the filter of an application that another program has now. Resolves when no command of this client is
   * running that would replace the filter of that program.
   */
  leave(application: string): Promise<void> {
    this.#apps = this.#apps.filter((own) => own !== application);
    return this.#lastPut(application);
  }

  /** Takes the questions of other processes, which listeners must not get. */
  get frames(): readonly FrameTaker[] {
    const { mark } = this.#options;
    if (mark === undefined) return [];
    const take = (frame: Buffer): boolean => {
      const application = mark.asked(frame);
      if (application !== undefined) void this.#put(application);
      return application !== undefined;
    };
    return [{ type: 'ChannelUserevent', take }];
  }

  /** Removes the mark from these applications: another process that wants one need not ask. */
  async release(apps: readonly string[]): Promise<void> {
    const { mark } = this.#options;
    // When it fails, the next process has to ask.
    if (mark !== undefined) await Promise.allSettled(apps.map((application) => this.#unmark(application, mark)));
  }

  /** The application has set its filter by hand: a put of ours may have overtaken it, and it may have erased the mark. */
  wasSet(application: string): void {
    const overtaken = this.#running > 0 || this.#options.mark !== undefined;
    if (overtaken && this.#apps.includes(application)) void this.#put(application);
  }

  async #unmark(application: string, mark: OwnershipMark): Promise<void> {
    const { applications } = this.#options;
    const limits = { timeout: PATIENCE_MS };
    const { events_disallowed } = await applications.get(application, limits);
    // The next process may be there already.
    if (!mark.isOfAnother(events_disallowed))
      await applications.filter(application, this.#options.byHand.own({ ...UNMARKED }), limits);
  }

  /** Sends the filters one after the other, or an older one could arrive last. Each is made when its turn comes. */
  #put(application: string): Promise<void> {
    const waiting = this.#waiting.get(application);
    if (waiting !== undefined) return waiting;
    const before = this.#turns.get(application) ?? Promise.resolve();
    const turn = before.then(() => {
      if (this.#waiting.get(application) === turn) this.#waiting.delete(application);
      return this.#putNow(application);
    });
    this.#waiting.set(application, turn);
    this.#turns.set(application, turn);
    return turn;
  }

  async #lastPut(application: string): Promise<void> {
    await (this.#waiting.get(application) ?? this.#turns.get(application));
  }

  async #putNow(application: string): Promise<void> {
    const { applications, attempts, byHand, refused } = this.#options;
    const options = (): { readonly filter: object } => byHand.own({ filter: this.#filter(application) });
    const set = (): Promise<void> => applications.filter(application, options()).then(() => {});
    this.#running += 1;
    await attempts.run(set, (error) => refused(application, error));
    this.#running -= 1;
  }

  #filter(application: string): object {
    const { mode, mark, byHand } = this.#options;
    const set = byHand.filterOf(application);
    if (set !== undefined) return { ...set, disallowed: [...set.disallowed, ...(mark?.entries ?? [])] };
    const everything = mode === 'off' || this.#allowed.has('*');
    const allowed = everything ? [] : [...this.#allowed].map((type) => ({ type }));
    return { allowed, disallowed: mark?.entries ?? [] };
  }
}
