import { MediaException } from '../exceptions/index.js';
import { AudioSocketDoor } from './audio-socket-door.js';
import type { MediaServerOptions } from './media-server-options.js';
import { mediaServerSettings, type MediaServerSettings } from './media-server-settings.js';
import { Refusals } from './refusals.js';
import { WebSocketDoor } from './web-socket-door.js';

/** A stream that a server has let in. */
export interface ServedStream {
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
  /** Ends it because the program shuts down. */
  shutdown(): void;
}

/**
 * Takes the sound that Asterisk brings: its WebSockets, its AudioSocket connections, or both. It lets in what `openMedia`
 * has announced, once and within 10 seconds, and refuses everybody else in the handshake.
 *
 * @example
 * const server = new MediaServer({ webSocket: { port: 8090, section: 'media' } });
 * await server.listen();
 * @publicApi
 */
export class MediaServer {
  readonly #settings: MediaServerSettings;
  readonly #refusals: Refusals;
  readonly #streams = new Set<ServedStream>();
  #closing = false;
  /** For our own rooms: where Asterisk's WebSockets come in. */
  readonly webSocketDoor: WebSocketDoor | undefined;
  /** For our own rooms: where AudioSocket connections come in. */
  readonly audioSocketDoor: AudioSocketDoor | undefined;

  /** @throws {AriConfigurationException} an option is wrong; the message names it. */
  constructor(options: MediaServerOptions) {
    const settings = mediaServerSettings(options);
    const { webSocket, audioSocket, limits, logger } = settings;
    this.#settings = settings;
    this.#refusals = new Refusals(logger);
    if (webSocket !== undefined) this.webSocketDoor = new WebSocketDoor(webSocket, this.#refusals);
    if (audioSocket !== undefined) {
      this.audioSocketDoor = new AudioSocketDoor(audioSocket, limits.strangers, this.#refusals);
    }
  }

  /** The port of the WebSockets; undefined while it does not listen. */
  get webSocketPort(): number | undefined {
    return this.webSocketDoor?.port;
  }

  /** The port of AudioSocket; undefined while it does not listen. */
  get audioSocketPort(): number | undefined {
    return this.audioSocketDoor?.port;
  }

  /** Streams that are open. */
  get streams(): number {
    return this.#streams.size;
  }

  /** How many have been refused at the doors. */
  get refused(): number {
    return this.#refusals.count;
  }

  /** How long an announced id is let in, in milliseconds. */
  get admissionMs(): number {
    return this.#settings.limits.admission;
  }

  /** Opens the doors. Rejects when a port cannot be opened. */
  async listen(): Promise<void> {
    await this.webSocketDoor?.open();
    await this.audioSocketDoor?.open();
  }

  /**
   * Lets nobody in any more, waits until the open streams have ended by themselves, and ends those that have not.
   *
   * @param drain - how long to wait, in milliseconds. Default 0.
   */
  async close({ drain = 0 }: { readonly drain?: number } = {}): Promise<void> {
    this.#closing = true;
    // A port is closed when its last connection is.
    const doors = Promise.all([this.webSocketDoor?.close(), this.audioSocketDoor?.close()]);
    const ended = Promise.all([...this.#streams].map((stream) => stream.ended));
    if (drain > 0) await within(drain, ended);
    for (const stream of this.#streams) stream.shutdown();
    await ended;
    await doors;
  }

  /**
   * For our own rooms: says no where there is no room for one more stream.
   *
   * @throws {MediaException} `closed` or `refused`.
   */
  checkRoom(): void {
    const { streams } = this.#settings.limits;
    if (this.#closing) throw new MediaException('media.open', 'closed', 'the media server shuts down.');
    if (this.#streams.size < streams) return;
    const problem = `${streams} streams are open, and no more may be (limits.streams).`;
    throw new MediaException('media.open', 'refused', problem);
  }

  /** For our own rooms: keeps a stream until it has ended. */
  keep(stream: ServedStream): void {
    this.#streams.add(stream);
    void stream.ended.then(() => this.#streams.delete(stream));
    if (this.#closing) stream.shutdown();
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
