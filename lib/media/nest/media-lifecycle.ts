import type { MediaServer } from '../server/index.js';
import type { Media } from './media.js';

/** Opens the doors when the application has started, and ends its streams when it shuts down. Nest calls its methods. */
export class MediaLifecycle {
  readonly #server: MediaServer | undefined;
  readonly #media: Media;
  readonly #drain: number;
  #closed: Promise<void> | undefined;

  constructor(server: MediaServer | undefined, media: Media, drain: number) {
    this.#server = server;
    this.#media = media;
    this.#drain = drain;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#server?.listen();
  }

  /**
   * Begins to end them, and goes on: handlers that read a stream are waited for by others, and are at work until it ends.
   */
  onModuleDestroy(): void {
    this.#closed = this.#media.close(this.#drain);
  }

  /** Before Nest closes its HTTP server, which waits for every socket. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#closed;
  }
}
