import type { AriClient } from '../../client/index.js';
import type { ConnectionSettings } from './connection-settings.js';

/** One named connection of an application: its client, and what the application wants of it. */
export class AriConnection {
  readonly name: string;
  /** The client; in a test it may be a fake that has only what the test needs. */
  readonly client: AriClient;
  readonly settings: ConnectionSettings;
  readonly #fromHandlers = new Set<string>();
  #connecting: Promise<void> | undefined;
  #draining = false;
  #closed = false;

  constructor(name: string, client: AriClient, settings: ConnectionSettings) {
    this.name = name;
    this.client = client;
    this.settings = settings;
  }

  /** Stasis applications: those of the options, else those that the controllers of this connection name. */
  get apps(): readonly string[] {
    return this.settings.apps ?? [...this.#fromHandlers];
  }

  /** Whether the application is shutting down: no new calls are taken. */
  get draining(): boolean {
    return this.#draining;
  }

  /** Whether the client hears events; a fake without an event socket does not. */
  get hearsEvents(): boolean {
    return this.settings.events && typeof (this.client as Partial<AriClient>).on === 'function';
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

  /** Whether the client was closed: a connect that was still waiting has ended then. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Closes the client, with everything that waits for Asterisk. */
  async close(): Promise<void> {
    this.#closed = true;
    await (this.client as Partial<AriClient>).close?.();
  }

  /** From here on no new calls reach a handler. */
  drain(): void {
    this.#draining = true;
  }
}
