import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Watch } from '../watch.js';

const HOST = '127.0.0.1';
const DIGITS = '0123456789*#ABCD';
const PACKET_INTERVAL = 20;
/** RTP clock ticks in 1 ms at 8,000 Hz. */
const TICKS = 8;
const AUDIO = 0;
const TELEPHONE_EVENT = 101;
/** Half a period of a 500 Hz tone in µ-law: enough to be talk, and not silence. */
const LOUD = [0x80, 0x00] as const;
/** A packet of silence in µ-law. */
const SILENCE = Buffer.alloc(PACKET_INTERVAL * TICKS, 0xff);

/** A packet of sound that was heard. */
export interface HeardPacket {
  /** µ-law. */
  readonly sound: Buffer;
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number;
  /** Where its sound belongs, in samples: a telephone plays silence where nothing belongs. */
  readonly place: number;
  /** How many packets this handset had said by then. */
  readonly said: number;
}

/**
 * The ear, mouth and keypad of a test's phone: takes the sound of a call and sends digits and a tone. sipp could press
 * digits only out of a raw socket, which needs root; a plain UDP socket sends the same packets as anybody.
 */
export class RtpHandset {
  /** Sound packets taken so far; a speaking Asterisk sends 50 in a second. */
  packetsHeard = 0;

  /** What was heard since {@link record}, packet by packet; undefined while nothing is recorded. */
  recorded: HeardPacket[] | undefined;

  /** The digits that were heard as telephone events, each once it has ended. */
  digitsHeard = '';

  #remotePort = 0;
  #lastDigitAt: number | undefined;
  #speaking = 0;
  #said = 0;
  #silence: NodeJS.Timeout | undefined;
  #sequence = randomInt(0x8000);
  readonly #source = randomInt(0x7fffffff);
  readonly #socket: Socket;
  readonly #hearing = new Watch();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.hear(packet));
  }

  /** Opens the handset on a free port of 127.0.0.1. */
  static async open(): Promise<RtpHandset> {
    const socket = createSocket('udp4');
    socket.bind(0, HOST);
    await once(socket, 'listening');
    return new RtpHandset(socket);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Names the port to which this handset speaks. */
  connect(remotePort: number): void {
    this.#remotePort = remotePort;
  }

  /** Sends silence from now on whenever nothing else is sent, as telephones do; of its own the handset sends nothing then. */
  sendSilence(): void {
    let due = performance.now();
    this.#silence ??= setInterval(() => {
      // By the clock: a timer is late each time.
      for (; due <= performance.now(); due += PACKET_INTERVAL)
        if (this.#speaking === 0) this.send(AUDIO, this.now(), SILENCE);
    }, PACKET_INTERVAL);
  }

  /** Waits until that many further sound packets have come in. Rejects after `timeout` ms. */
  hears(packets: number, timeout = 30_000): Promise<void> {
    const before = this.packetsHeard;
    const heard = () => this.packetsHeard - before;
    const complaint = () => `the phone heard ${heard()} of ${packets} sound packets within ${timeout} ms`;
    return this.#hearing.until(() => heard() >= packets, timeout, complaint);
  }

  /** Presses one key for `duration` ms, by telephone events as RFC 4733 has them. */
  press(digit: string, duration = 100): Promise<void> {
    const event = DIGITS.indexOf(digit);
    if (event < 0 || digit.length !== 1) throw new Error(`a phone has no key "${digit}"`);
    return this.aloud(() => this.holdDown(event, duration));
  }

  private async holdDown(event: number, duration: number): Promise<void> {
    const start = this.now();
    for (let held = PACKET_INTERVAL; held <= duration; held += PACKET_INTERVAL) {
      this.send(TELEPHONE_EVENT, start, keyEvent(event, held, false), held === PACKET_INTERVAL);
      await delay(PACKET_INTERVAL);
    }
    // Three times, because a lost end would leave the key held down.
    for (let copy = 0; copy < 3; copy += 1) this.send(TELEPHONE_EVENT, start, keyEvent(event, duration, true));
  }

  /** Speaks: a tone for `duration` ms. */
  speak(duration: number): Promise<void> {
    return this.aloud(() => this.tone(duration));
  }

  private async tone(duration: number): Promise<void> {
    const sound = Buffer.from(Array.from({ length: PACKET_INTERVAL * TICKS }, (_, i) => LOUD[(i >> 3) & 1] ?? 0));
    for (let spoken = 0; spoken < duration; spoken += PACKET_INTERVAL) {
      this.send(AUDIO, this.now(), sound, spoken === 0);
      await delay(PACKET_INTERVAL);
    }
  }

  /** Says a sound in µ-law at 8,000 Hz, 20 ms a packet; what is too short for the last packet is left out. */
  say(sound: Buffer): Promise<void> {
    return this.aloud(() => this.utter(sound));
  }

  private async utter(sound: Buffer): Promise<void> {
    const size = PACKET_INTERVAL * TICKS;
    const began = performance.now();
    const first = this.now();
    for (let packet = 0; (packet + 1) * size <= sound.length; packet += 1) {
      // By the clock: a timer alone would be late each time, and the whole too long.
      await delay(Math.max(0, began + packet * PACKET_INTERVAL - performance.now()));
      const payload = sound.subarray(packet * size, (packet + 1) * size);
      this.send(AUDIO, (first + packet * size) >>> 0, payload, packet === 0);
      this.#said += 1;
    }
  }

  close(): void {
    clearInterval(this.#silence);
    this.#remotePort = 0;
    this.#socket.close();
  }

  /** Sends something instead of silence. */
  private async aloud(send: () => Promise<void>): Promise<void> {
    this.#speaking += 1;
    try {
      await send();
    } finally {
      this.#speaking -= 1;
    }
  }

  private hear(packet: Buffer): void {
    if (packet.length > 13 && ((packet[1] ?? 0) & 0x7f) === TELEPHONE_EVENT) this.hearDigit(packet);
    if (packet.length <= 12 || ((packet[1] ?? 0) & 0x7f) !== AUDIO) return;
    this.packetsHeard += 1;
    const place = packet.readUInt32BE(4);
    this.recorded?.push({ sound: packet.subarray(12), at: performance.now(), place, said: this.#said });
    this.#hearing.notify();
  }

  /** The end of a digit comes three times, with the time at which it began. */
  private hearDigit(packet: Buffer): void {
    const began = packet.readUInt32BE(4);
    if (((packet[13] ?? 0) & 0x80) === 0 || began === this.#lastDigitAt) return;
    this.#lastDigitAt = began;
    this.digitsHeard += DIGITS[packet[12] ?? 0] ?? '?';
    this.#hearing.notify();
  }

  private now(): number {
    return (Math.round(performance.now()) * TICKS) >>> 0;
  }

  private send(payloadType: number, timestamp: number, payload: Buffer, marker = false): void {
    if (this.#remotePort === 0) throw new Error('nobody to speak to: the call is not answered yet, or it is over');
    const header = Buffer.alloc(12);
    header.writeUInt8(0x80, 0);
    header.writeUInt8((marker ? 0x80 : 0) | payloadType, 1);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    header.writeUInt16BE(this.#sequence, 2);
    header.writeUInt32BE(timestamp, 4);
    header.writeUInt32BE(this.#source, 8);
    this.#socket.send(Buffer.concat([header, payload]), this.#remotePort, HOST);
  }
}

function keyEvent(event: number, duration: number, end: boolean): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt8(event, 0);
  payload.writeUInt8((end ? 0x80 : 0) | 10, 1);
  payload.writeUInt16BE(duration * TICKS, 2);
  return payload;
}
