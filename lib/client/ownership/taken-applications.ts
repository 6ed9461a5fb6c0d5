import type { ReplacedReaction, ClientSettings } from '../options/index.js';
import type { AriClientError } from '../reports/index.js';
import type { EventConnection } from '../connection/index.js';
import type { ChannelLives } from '../entities/index.js';
import type { OwnershipCheck } from './ownership-check.js';

/** What loses an application. */
export interface TakenApplicationsParts {
  readonly settings: Pick<ClientSettings, 'name' | 'onReplaced'>;
  readonly connection: EventConnection;
  /** Ends what is kept set for an application; resolves when no command about it is under way. */
  readonly filter: { leave(application: string): Promise<void> };
  readonly lives: ChannelLives;
  /** Undefined where the client leaves no mark, and asks nobody. */
  readonly ownership: OwnershipCheck | undefined;
  readonly report: (error: AriClientError) => void;
  /** Applications that the client has, and those that it is to have. */
  readonly apps: () => readonly string[];
  readonly keep: (applications: readonly string[]) => void;
}

/** What becomes of applications that another program has registered. */
export class TakenApplications {
  readonly #parts: TakenApplicationsParts;
  readonly #ending = new AbortController();
  /** Served by a process that would have waited for us, had it seen us: we wait for it. */
  readonly #served = new Map<string, string>();
  #deciding = 0;

  constructor(parts: TakenApplicationsParts) {
    this.#parts = parts;
  }

  /** By default it is not taken back: two programs would take it from each other for ever. */
  async replaced(application: string): Promise<void> {
    const { settings, connection, report } = this.#parts;
    const { onReplaced, name } = settings;
    report({ kind: 'replaced', connection: name, application });
    // A socket that is cut while that is decided must not take it back unasked.
    connection.leave(application);
    let reaction: ReplacedReaction = 'stop';
    try {
      reaction = typeof onReplaced === 'function' ? await onReplaced(application) : onReplaced;
    } finally {
      // A function that fails is reported like every listener, and has not said that the application is wanted back.
      if (reaction === 'takeBack') connection.takeBack(application);
      else void this.#giveUp(application);
    }
  }

  /** Nobody is asked any more. */
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
    // With others left the socket stays as it is: to register one more would cost their events.
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
