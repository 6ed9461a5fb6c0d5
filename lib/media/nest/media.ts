import type { Channel } from '../../client/index.js';
import { listenTo, type ListenStream, type ListenToOptions } from '../jambonz/index.js';
import { openMedia, type OpenMediaOptions } from '../opening/index.js';
import type { MediaServer } from '../server/index.js';
import type { MediaStream } from '../stream/index.js';
import { streamTo, type AgentStream, type StreamToOptions } from '../twilio/index.js';

/**
 * Opens the sound of calls in a Nest application: inject it. Its streams end with the application.
 *
 * @example
 * @AriController({ app: 'echo' })
 * export class EchoController {
 *   constructor(private readonly media: Media) {}
 *
 *   @OnStasisStart()
 *   async echo({ channel }: StasisStart) {
 *     await channel.answer();
 *     const sound = await this.media.open(channel, { format: 'slin16' });
 *     for await (const frame of sound) await sound.write(frame);
 *   }
 * }
 * @publicApi
 */
export class Media {
  readonly #server: MediaServer | undefined;
  readonly #streams = new Set<MediaStream>();
  #closing = false;

  constructor(server: MediaServer | undefined) {
    this.#server = server;
  }

  /** Streams that are open. */
  get streams(): number {
    return this.#streams.size;
  }

  /** Opens the sound of a call; see `openMedia`. */
  async open(channel: Channel, options: Omit<OpenMediaOptions, 'server'>): Promise<MediaStream> {
    const stream = await openMedia(channel, { ...options, server: this.#server });
    this.#keep(stream);
    return stream;
  }

  /** Lets an agent server for Twilio Media Streams speak with a call; see `streamTo`. */
  async streamTo(channel: Channel, url: string, options: Omit<StreamToOptions, 'server'> = {}): Promise<AgentStream> {
    const stream = await streamTo(channel, url, { ...options, server: this.#server });
    this.#keep(stream.media);
    return stream;
  }

  /** Lets an agent server for the verb `listen` of jambonz speak with a call; see `listenTo`. */
  async listenTo(channel: Channel, url: string, options: Omit<ListenToOptions, 'server'> = {}): Promise<ListenStream> {
    const stream = await listenTo(channel, url, { ...options, server: this.#server });
    this.#keep(stream.media);
    return stream;
  }

  /** For the module: waits until the streams have ended by themselves, and ends those that have not. */
  async close(drain: number): Promise<void> {
    this.#closing = true;
    const ended = Promise.all([...this.#streams].map((stream) => stream.ended));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, drain);
    });
    await Promise.race([ended, late]);
    clearTimeout(timer);
    for (const stream of this.#streams) stream.finish({ by: 'shutdown', reason: 'this program shuts down' });
    await ended;
    await this.#server?.close();
  }

  #keep(stream: MediaStream): void {
    this.#streams.add(stream);
    void stream.ended.then(() => this.#streams.delete(stream));
    if (this.#closing) stream.finish({ by: 'shutdown', reason: 'this program shuts down' });
  }
}
