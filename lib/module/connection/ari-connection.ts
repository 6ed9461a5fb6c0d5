import type { AriClient, AriServer, Channel } from '../../client/index.js';
import { listenForAsterisk } from './listen-for-asterisk.js';
import { OwnWork } from './own-work.js';
import type { AriConnectionOverview } from './ari-connection-overview.js';
import type { ConnectionSettings } from '../options/index.js';

/** One named connection of an application: its client, and what the application wants of it. */
export class AriConnection {
  readonly name: string;
  /** The client; in a test it may be a fake that has only what the test needs. */
  readonly client: AriClient;
  readonly settings: ConnectionSettings;
  /** What is done for this connection beside the listeners of its client. */
  readonly work: OwnWork;
  readonly #fromHandlers = new Set<string>();
  #connecting: Promise<void> | undefined;
  #draining = false;
  #closed = false;

  constructor(name: string, client: AriClient, settings: ConnectionSettings) {
    this.name = name;
    this.client = client;
    this.settings = settings;
    this.work = new OwnWork((failure) => client.report(failure));
  }

  /** Stasis applications: those of the options, else those that the controllers of this connection name. */
  get apps(): readonly string[] {
    return this.settings.apps ?? [...this.#fromHandlers];
  }

  /** Whether the application is shutting down: no new calls are taken. */
  get draining(): boolean {
    return this.#draining;
  }

  /** How this connection is now; undefined with a fake client that does not tell. */
  get overview(): AriConnectionOverview | undefined {
    const { state } = this.client as Partial<AriClient>;
    return state === undefined ? undefined : { ...state, draining: this.#draining };
  }

  /** Whether the client hears events; a fake without an event socket does not. */
  get hearsEvents(): boolean {
    return this.settings.events && typeof (this.client as Partial<AriClient>).on === 'function';
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
    if (this.settings.calledByAsterisk)
      await listenForAsterisk(this.name, this.client as Partial<Pick<AriServer, 'listen'>>);
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
    await (this.client as Partial<AriClient>).close?.(farewell);
  }

  /** From here on no new calls reach a handler. */
  drain(): void {
    this.#draining = true;
  }
}
