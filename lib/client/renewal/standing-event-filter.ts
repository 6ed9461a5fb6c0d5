import type { ApplicationsRepository } from '../generated/index.js';
import type { RenewalAttempts } from './renewal-attempts.js';

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

/** What a filter works with. */
export interface EventFilterOptions {
  readonly mode: 'off' | 'auto';
  readonly applications: ApplicationsRepository;
  readonly attempts: RenewalAttempts;
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
  readonly #allowed = new Set<string>(OWN_EVENTS);
  #apps: readonly string[] = [];

  constructor(options: EventFilterOptions) {
    this.#options = options;
  }

  /** Sets the filter of every application, or clears the one that an earlier process left. */
  async set(apps: readonly string[]): Promise<void> {
    this.#apps = apps;
    for (const name of this.#options.names()) this.#allowed.add(name);
    await Promise.all(apps.map((application) => this.#put(application)));
  }

  /** Somebody listens to an event more. Resolves when Asterisk sends it from then on. */
  async widen(name: string): Promise<void> {
    if (this.#options.mode === 'off' || this.#allowed.has(name)) return;
    this.#allowed.add(name);
    await Promise.all(this.#apps.map((application) => this.#put(application)));
  }

  async #put(application: string): Promise<void> {
    const { applications, attempts, refused } = this.#options;
    const set = (): Promise<void> => applications.filter(application, { filter: this.#filter() }).then(() => {});
    await attempts.run(set, (error) => refused(application, error));
  }

  #filter(): object {
    const { mode } = this.#options;
    const everything = mode === 'off' || this.#allowed.has('*');
    const allowed = everything ? [] : [...this.#allowed].map((type) => ({ type }));
    return { allowed, disallowed: [] };
  }
}
