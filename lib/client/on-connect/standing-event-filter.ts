import type { ApplicationsRepository } from '../generated/index.js';
import type { OwnershipMark } from '../ownership/index.js';
import type { ConnectAttempts } from './attempts.js';

/** What the client itself lives by: the ends of objects, digits typed ahead, waits; and answers over the WebSocket. */
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

/** How long an Asterisk that may not answer any more is asked to forget the mark, in milliseconds. */
const PATIENCE_MS = 1_000;

const UNMARKED = { filter: { disallowed: [] } };

/** What a filter works with. */
export interface EventFilterOptions {
  readonly mode: 'off' | 'auto';
  readonly applications: ApplicationsRepository;
  /** What tells other processes that the applications are served; needs a filter that is on. */
  readonly mark?: OwnershipMark;
  readonly attempts: ConnectAttempts;
  /** Event names that anybody listens to, `*` included. */
  readonly names: () => readonly string[];
  readonly refused: (application: string, error: unknown) => void;
}

/**
 * Which events Asterisk sends. A filter outlives the socket, and the process, that set it: it is set or cleared after
 * every connect. While the client runs it is widened when somebody listens to more, and never narrowed.
 */
export class StandingEventFilter {
  readonly #options: EventFilterOptions;
  readonly #allowed: Set<string>;
  /** The last put of each application, which may be under way. */
  readonly #turns = new Map<string, Promise<void>>();
  /** A put that has not begun: it takes along whatever is wanted until then. */
  readonly #waiting = new Map<string, Promise<void>>();
  #apps: readonly string[] = [];

  constructor(options: EventFilterOptions) {
    this.#options = options;
    // By such an event others ask whether the applications are served.
    this.#allowed = new Set(options.mark === undefined ? OWN_EVENTS : [...OWN_EVENTS, 'ChannelUserevent']);
  }

  /** Sets the filter of every application, or clears the one that an earlier process left. */
  async set(apps: readonly string[]): Promise<void> {
    this.#apps = apps;
    // What an earlier connect has left under way may hang on a line that is dead.
    this.#turns.clear();
    this.#waiting.clear();
    for (const name of this.#options.names()) this.#allowed.add(name);
    await Promise.all(apps.map((application) => this.#put(application)));
  }

  /** Somebody listens to an event more. Resolves when Asterisk sends it from then on. */
  async widen(name: string): Promise<void> {
    if (this.#options.mode === 'off') return;
    const known = this.#allowed.has(name);
    this.#allowed.add(name);
    // A name that is known may have been asked for a moment ago: its put may be still to come.
    await Promise.all(this.#apps.map((application) => (known ? this.#lastPut(application) : this.#put(application))));
  }

  /**
   * Another program has this application now, and its filter is that program's. Resolves when no put of ours is under
   * way any more, which would replace that one.
   */
  leave(application: string): Promise<void> {
    this.#apps = this.#apps.filter((own) => own !== application);
    return this.#lastPut(application);
  }

  /** Takes a question of another process, which nobody else is to hear of; false where the frame is none. */
  took(frame: Buffer): boolean {
    const application = this.#options.mark?.asked(frame);
    if (application === undefined) return false;
    void this.#put(application);
    return true;
  }

  /** These applications are served no longer: whoever wants one need not ask. */
  async release(apps: readonly string[]): Promise<void> {
    const { mark } = this.#options;
    // Where it fails, whoever comes next has to ask.
    if (mark !== undefined) await Promise.allSettled(apps.map((application) => this.#unmark(application, mark)));
  }

  async #unmark(application: string, mark: OwnershipMark): Promise<void> {
    const { applications } = this.#options;
    const limits = { timeout: PATIENCE_MS };
    const { events_disallowed } = await applications.get(application, limits);
    // The next process may be there already.
    if (!mark.isOfAnother(events_disallowed)) await applications.filter(application, UNMARKED, limits);
  }

  /** One after the other, or a filter could be overtaken by the one before it; it is made when its turn comes. */
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
    const { applications, attempts, refused } = this.#options;
    const set = (): Promise<void> => applications.filter(application, { filter: this.#filter() }).then(() => {});
    await attempts.run(set, (error) => refused(application, error));
  }

  #filter(): object {
    const { mode, mark } = this.#options;
    const everything = mode === 'off' || this.#allowed.has('*');
    const allowed = everything ? [] : [...this.#allowed].map((type) => ({ type }));
    return { allowed, disallowed: mark?.entries ?? [] };
  }
}
