import type { Socket } from 'node:net';
import { Cause, type SimulatedChannel } from '../channels/index.js';
import { type Device, SoundCodec, type SoundFrame } from '../media/index.js';
import {
  AudioSocketKind,
  audioSocketMessage,
  AudioSocketMessages,
  rateOfKind,
  soundKind,
} from './audio-socket-messages.js';

/** The far end of an AudioSocket channel: a program on a TCP connection. There is no queue: what comes is heard at once. */
export class AudioSocket implements Device {
  readonly #channel: SimulatedChannel;
  readonly #codec: SoundCodec;
  readonly #socket: Socket;
  readonly #id: Buffer;

  /** @param uuid - of the call, as the program gets it. */
  constructor(channel: SimulatedChannel, codec: SoundCodec, socket: Socket, uuid: string) {
    this.#channel = channel;
    this.#codec = codec;
    this.#socket = socket;
    this.#id = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  }

  /** Says whose sound it is, and listens. */
  start(): void {
    const messages = new AudioSocketMessages();
    this.#write(AudioSocketKind.id, this.#id);
    this.#socket.on('data', (bytes: Buffer) => {
      for (const { kind, payload } of messages.take(bytes)) this.#hear(kind, payload);
    });
    this.#socket.once('close', () => this.#over());
    this.#socket.once('end', () => this.#over());
  }

  frame(frame: SoundFrame): void {
    this.#write(soundKind(this.#codec.rate), this.#codec.encode(frame));
  }

  signal(): void {
    // A program on a socket hears no tones.
  }

  hear(): () => void {
    return () => {};
  }

  keyOfOther(digit: string): void {
    this.digit(digit);
  }

  digitBegins(): void {
    // A digit is reported when it is over.
  }

  digit(digit: string): void {
    this.#write(AudioSocketKind.digit, Buffer.from(digit, 'latin1'));
  }

  /** The connection is closed; no message says so before. */
  hungUp(): void {
    this.#socket.end();
  }

  #hear(kind: number, payload: Buffer): void {
    const rate = rateOfKind(kind);
    // A digit, an empty message and everything unknown end the call as well as the message that is for that.
    if (rate === undefined || payload.length === 0) return this.#over();
    if (!this.#channel.hungUp) this.#channel.soundTo?.(SoundCodec.linear(rate).decode(payload));
  }

  /** No event says of a request to hang up, and no cause is known. */
  #over(): void {
    this.#socket.end();
    this.#channel.farSideHungUp(Cause.unknown, 'nothing');
  }

  #write(kind: number, payload: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(audioSocketMessage(kind, payload));
  }
}
