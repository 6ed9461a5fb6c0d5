import { Ari, AriServer, type Channel } from '../../client/index.js';
import { listenForAsterisk } from './listen-for-asterisk.js';
import { OwnWork } from './own-work.js';
import type { AriConnectionOverview } from './ari-connection-overview.js';
import type { ConnectionSettings } from '../options/index.js';

/**
 * Keeps one named connection of an application: its client or server, and how the application uses it.
 * @publicApi
 */
export class AriConnection {
  readonly name: string;
  /** The client or server. In a test it may be a fake that is no `Ari`: then none of its members is used. */
  readonly client: Ari;
  readonly settings: ConnectionSettings;
  /** What is done for this connection beside the listeners of its client. */
  readonly work: OwnWork;
  readonly #fake: boolean;
  readonly #fromHandlers = new Set<string>();
  #connecting: Promise<void> | undefined;
  #draining = false;
  #closed = false;

  constructor(name: string, client: Ari, settings: ConnectionSettings) {
    this.name = name;
    this.client = client;
    this.settings = settings;
    this.#fake = !(client instanceof Ari);
    this.work = new OwnWork((failure) => client.report(failure));
  }

  /**
   * Stasis applications: those of the options, else those that the controllers of this connection name; where Asterisk
   * opens the connection, those that it has registered.
   */
  get apps(): readonly string[] {
    if (this.client instanceof AriServer) return this.client.apps;
    return this.settings.apps ?? [...this.#fromHandlers];
  }

  /** Whether the application is shutting down: no new calls are taken. */
  get draining(): boolean {
    return this.#draining;
  }

  /** How this connection is now; undefined with a fake that is no `Ari`. */
  get overview(): AriConnectionOverview | undefined {
    return this.#fake ? undefined : { ...this.client.state, draining: this.#draining };
  }

  /** Whether events can come; to a fake that is no `Ari` none does. */
  get hearsEvents(): boolean {
    return this.settings.events && !this.#fake;
  }

  /** Whether there is anything to open: events that somebody wants, or an Asterisk that may call. */
  get opens(): boolean {
    return this.hearsEvents && (this.settings.calledByAsterisk || this.apps.length > 0);
  }

  /** A controller takes the events of this application. */
  wants(application: string): void {
    this.#fromHandlers.add(application);
  }

  /**
   * Opens the event socket. Resolves when it is open for the first time, which is never while Asterisk is away.
   *
   * @throws {AriConfigurationException} an application has a name that Asterisk would not take.
   */
  async connect(): Promise<void> {
    this.#connecting ??= this.client.connect({ apps: this.apps });
    await this.#connecting;
  }

  /**
   * Lets Asterisk in, where it is Asterisk that opens the connection; does nothing for any other.
   *
   * @throws {AriConfigurationException} the port cannot be had.
   */
  async listen(): Promise<void> {
    if (this.client instanceof AriServer) await listenForAsterisk(this.name, this.client);
  }

  /** Whether the client was closed: a connect that was still waiting has ended then. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Closes the client, with everything that waits for Asterisk.
   *
   * @param farewell - what is still to be commanded when no event can come any more.
   */
  async close(farewell?: (unheard: readonly Channel[]) => Promise<void>): Promise<void> {
    this.#closed = true;
    if (!this.#fake) await this.client.close(farewell);
  }

  /** Resolves when no listener is at work. */
  async idle(): Promise<void> {
    if (!this.#fake) await this.client.idle();
  }

  /** From here on no new calls reach a handler. */
  drain(): void {
    this.#draining = true;
  }
}
