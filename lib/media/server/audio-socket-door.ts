import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { audioFormat, type AudioFormatName } from '../audio/index.js';
import { AudioSocketLink, AudioSocketReader, type MediaLink } from '../links/index.js';
import { Announcements } from './announcements.js';
import type { MediaServerSettings } from './media-server-settings.js';
import type { Refusals } from './refusals.js';

/** How long a connection may take to say whose sound it brings, in milliseconds. */
const ID_MS = 2_000;

const ID = 0x01;

/** Lets Asterisk's AudioSocket connections in, each under an id that was announced. All others are closed at once. */
export class AudioSocketDoor {
  readonly #settings: NonNullable<MediaServerSettings['audioSocket']>;
  readonly #refusals: Refusals;
  readonly #mostStrangers: number;
  readonly #announced = new Announcements<MediaLink>();
  readonly #strangers = new Set<Socket>();
  #server: Server | undefined;

  constructor(settings: NonNullable<MediaServerSettings['audioSocket']>, strangers: number, refusals: Refusals) {
    this.#settings = settings;
    this.#mostStrangers = strangers;
    this.#refusals = refusals;
  }

  get port(): number | undefined {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port;
  }

  /** Where Asterisk reaches this door. */
  get address(): string {
    const { address } = this.#settings;
    return /:\d+$/.test(address) ? address : `${address}:${this.port ?? this.#settings.port}`;
  }

  async open(): Promise<void> {
    const server = createServer((socket) => this.#take(socket));
    this.#server = server;
    server.listen(this.#settings.port, this.#settings.host);
    await once(server, 'listening');
  }

  async close(): Promise<void> {
    this.#announced.close();
    for (const socket of this.#strangers) socket.destroy();
    // Connections that were let in belong to their streams.
    this.#server?.close();
  }

  /** Expects one connection of Asterisk, under the id that it is to bring. */
  expect(
    format: AudioFormatName,
    timeout: number,
  ): { readonly id: string; readonly coming: Promise<MediaLink>; readonly withdraw: () => void } {
    const id = randomUUID();
    const coming = this.#announced.announce(id, timeout, format);
    return { id, coming, withdraw: () => this.#announced.withdraw(id) };
  }

  #take(socket: Socket): void {
    const address = socket.remoteAddress;
    const refuse = (why: string): void => {
      over();
      this.#refusals.add('AudioSocket', address, why);
      socket.destroy();
    };
    const reader = new AudioSocketReader();
    const timer = setTimeout(() => refuse('it did not say whose sound it brings'), ID_MS);
    const over = (): void => {
      clearTimeout(timer);
      this.#strangers.delete(socket);
      socket.off('data', hear);
    };
    const hear = (bytes: Buffer): void => {
      const [first, ...rest] = reader.messages(bytes);
      if (first === undefined) return;
      if (first.kind !== ID || first.payload.length !== 16) return refuse('it does not speak AudioSocket');
      const known = this.#announced.take(asUuid(first.payload));
      if (known === undefined) return refuse('its id was not announced, or has been used');
      over();
      known.arrived(Promise.resolve(new AudioSocketLink(socket, reader, rest, audioFormat(known.detail))));
    };
    socket.on('error', () => socket.destroy());
    socket.once('close', over);
    if (this.#strangers.size >= this.#mostStrangers) return refuse('too many connections say nothing');
    this.#strangers.add(socket);
    socket.on('data', hear);
  }
}

function asUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
