import type { Socket } from 'node:net';
import { audioFormat, type AudioFormat, type AudioFormatName } from '../audio/index.js';
import { MediaException } from '../exceptions/index.js';
import { TickingPlayout, type Playout, type PlayoutLimits } from '../playout/index.js';
import { audioSocketMessage, AudioSocketReader, type AudioSocketMessage } from './audio-socket-reader.js';
import { EarlyWords } from './early-words.js';
import type { LinkEnd, LinkListener, MediaLink } from './media-link.js';

const HANGUP = 0x00;
const ID = 0x01;
const DIGIT = 0x03;
const TROUBLE = 0xff;

/** Kinds of sound. µ-law would come labelled as linear sound of 8 kHz, so only linear formats are asked for. */
const KINDS: Readonly<Partial<Record<AudioFormatName, number>>> = {
  slin: 0x10,
  slin12: 0x11,
  slin16: 0x12,
  slin24: 0x13,
  slin32: 0x14,
  slin44: 0x15,
  slin48: 0x16,
};

/** Bytes that may wait for a network that takes nothing, and for how long before it counts as broken, in milliseconds. */
const MOST_WAITING = 64 * 1_024;
const STUCK_MS = 10_000;

/** How long a goodbye may take, in milliseconds. */
const GOODBYE_MS = 1_000;

/** The linear format in which sound of a format travels over AudioSocket. */
export function audioSocketFormat(name: AudioFormatName): AudioFormat {
  const format = audioFormat(name);
  if (format.encoding === 'ulaw' || format.encoding === 'alaw') return audioFormat('slin');
  if (format.encoding === 'slin') return format;
  throw new MediaException('media.open', 'unsupported', `AudioSocket carries no ${name}: ask for a linear format.`);
}

/** Speaks AudioSocket over a TCP connection that Asterisk has opened. There is no queue there, and nothing to command. */
export class AudioSocketLink implements MediaLink {
  readonly way = 'audioSocket';
  readonly format: AudioFormat;
  readonly channelId = undefined;
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #early = new EarlyWords();
  #listener: LinkListener = this.#early;
  #playout: Playout | undefined;
  #end: LinkEnd | undefined;
  #stuckSince: number | undefined;

  /** @param rest - messages that came behind the id. */
  constructor(socket: Socket, reader: AudioSocketReader, rest: readonly AudioSocketMessage[], format: AudioFormat) {
    this.#socket = socket;
    this.format = format;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    for (const message of rest) this.#hear(message);
    socket.on('data', (bytes: Buffer) => {
      for (const message of reader.messages(bytes)) this.#hear(message);
    });
    socket.once('end', () => this.#finish({ by: 'asterisk', reason: 'Asterisk closed the connection' }));
    socket.on('error', (error) => this.#finish({ by: 'network', reason: error.message }));
    socket.once('close', () => this.#finish({ by: 'network', reason: 'the connection broke' }));
    socket.setNoDelay(true).setKeepAlive(true, 5_000);
  }

  listen(listener: LinkListener): void {
    this.#listener = listener;
    this.#early.tell(listener);
  }

  playout(limits: PlayoutLimits): Playout {
    const kind = KINDS[this.format.name] ?? 0x10;
    const socket = this.#socket;
    const sink = {
      send: (frame: Buffer): void => this.#send(kind, frame),
      get waitingBytes() {
        return socket.writableLength;
      },
    };
    this.#playout = new TickingPlayout(sink, this.format, this.format.frameBytes, limits, true);
    return this.#playout;
  }

  close(): void {
    if (this.#end !== undefined) return;
    const socket = this.#socket;
    socket.end(audioSocketMessage(HANGUP, Buffer.alloc(0)));
    this.#finish({ by: 'application', reason: 'closed by this program' });
    const timer = setTimeout(() => socket.destroy(), GOODBYE_MS).unref();
    socket.once('close', () => clearTimeout(timer));
  }

  #hear({ kind, payload }: AudioSocketMessage): void {
    if (kind >= 0x10 && kind <= 0x18) this.#listener.audio(payload);
    else if (kind === DIGIT) this.#listener.digit(payload.toString('latin1', 0, 1));
    else if (kind === HANGUP) this.#finish({ by: 'asterisk', reason: 'Asterisk hung up' });
    else if (kind === TROUBLE) this.#listener.trouble(`Asterisk reports error ${payload.toString('hex')}`);
    else if (kind !== ID) this.#listener.trouble(`a message of the unknown kind ${kind}`);
  }

  #send(kind: number, frame: Buffer): void {
    const socket = this.#socket;
    if (!socket.writable) return;
    if (socket.writableLength < MOST_WAITING) {
      this.#stuckSince = undefined;
      socket.write(audioSocketMessage(kind, frame));
      return;
    }
    const now = performance.now();
    this.#stuckSince ??= now;
    if (now - this.#stuckSince < STUCK_MS) return;
    this.#finish({ by: 'network', reason: 'the connection is dead: Asterisk takes nothing' });
    socket.destroy();
  }

  #finish(end: LinkEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#playout?.close();
    // Always closed on our side too: Asterisk is held up by a connection that stays half open.
    if (end.by !== 'application') this.#socket.destroy();
    this.#listener.ended(end);
  }
}
