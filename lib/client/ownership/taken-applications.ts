import type { ReplacedReaction, ClientSettings } from '../options/index.js';
import type { AriClientError } from '../reports/index.js';
import type { EventConnection } from '../connection/index.js';
import type { ChannelLives } from '../entities/index.js';
import type { OwnershipCheck } from './ownership-check.js';

/** The parts of the client that act when an application is lost. */
export interface TakenApplicationsParts {
  readonly settings: Pick<ClientSettings, 'name' | 'onReplaced'>;
  readonly connection: EventConnection;
  /** Stops setting the filter of an application; resolves when no command about it is running. */
  readonly filter: { leave(application: string): Promise<void> };
  readonly lives: ChannelLives;
  /** Undefined when the client writes no mark and does not ask. */
  readonly ownership: OwnershipCheck | undefined;
  readonly report: (error: AriClientError) => void;
  /** Reads and writes the applications of the client. */
  readonly apps: () => readonly string[];
  readonly keep: (applications: readonly string[]) => void;
}

/**
 * Decides what to do about an application that another program has registered: give it up, wait for it, or take it
 * back.
 */
export class TakenApplications {
  readonly #parts: TakenApplicationsParts;
  readonly #ending = new AbortController();
  /** Applications of a process that also asks before it registers: this client waits for that process. */
  readonly #served = new Map<string, string>();
  #deciding = 0;

  constructor(parts: TakenApplicationsParts) {
    this.#parts = parts;
  }

  /**
   * Handles ApplicationReplaced. By default the application is not taken back: two programs would take it from each
   * other for ever.
   */
  async replaced(application: string): Promise<void> {
    const { settings, connection, report } = this.#parts;
    const { onReplaced, name } = settings;
    report({ kind: 'replaced', connection: name, application });
    // A socket that is cut meanwhile must not take it back by itself.
    connection.leave(application);
    let reaction: ReplacedReaction = 'stop';
    try {
      reaction = typeof onReplaced === 'function' ? await onReplaced(application) : onReplaced;
    } finally {
      // A function that fails is reported like a listener, and does not take the application back.
      if (reaction === 'takeBack') connection.takeBack(application);
      else void this.#giveUp(application);
    }
  }

  /** Ends all questions. */
  end(): void {
    this.#ending.abort();
  }

  async #giveUp(application: string): Promise<void> {
    const { connection, filter, lives, ownership, apps, keep } = this.#parts;
    const put = filter.leave(application);
    keep(apps().filter((own) => own !== application));
    lives.replaced(application);
    if (ownership !== undefined) {
      this.#deciding += 1;
      const reason = await ownership.taken(application, put, this.#ending.signal);
      this.#deciding -= 1;
      if (this.#ending.signal.aborted) return;
      if (reason !== undefined) this.#served.set(application, reason);
    }
    // With other applications left the socket stays as it is: to register one more would lose their events.
    if (apps().length > 0 || this.#deciding > 0) return;
    const [reason] = this.#served.values();
    if (reason === undefined) connection.replaced(application);
    else {
      keep([...this.#served.keys()]);
      this.#served.clear();
      connection.standBy(apps(), reason);
    }
  }
}
