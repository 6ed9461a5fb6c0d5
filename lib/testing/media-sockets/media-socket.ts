import type { WebSocket } from 'ws';
import { Cause, type SimulatedChannel } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import type { Device, SoundCodec, SoundFrame } from '../media/index.js';
import { FrameQueue } from './frame-queue.js';

/** Asterisk does not look at longer ones. */
const LONGEST_COMMAND = 128;
const NORMAL = 16;
const OUT_OF_ORDER = 38;
const CLOSED_BY_PEER = 1001;

type Fields = Readonly<Record<string, unknown>>;

/** The far end of a WebSocket channel: a program that speaks `chan_websocket` with control messages in JSON. */
export class MediaSocket implements Device {
  readonly #channel: SimulatedChannel;
  readonly #codec: SoundCodec;
  readonly #queue: FrameQueue;
  #socket: WebSocket | undefined;
  /** Bytes of a bulk transfer that make no frame yet; undefined where there is none. */
  #bulk: Buffer | undefined;

  constructor(clock: Clock, channel: SimulatedChannel, codec: SoundCodec) {
    this.#channel = channel;
    this.#codec = codec;
    this.#queue = new FrameQueue(clock, {
      play: (frame) => channel.soundTo?.(codec.decode(frame)),
      marked: (event, id) => this.#tell(event, { correlation_id: id }),
      full: () => this.#tell('MEDIA_XOFF'),
      roomAgain: () => this.#tell('MEDIA_XON'),
      drained: () => this.#tell('QUEUE_DRAINED'),
    });
  }

  /** Whether the program has connected, now or before. */
  get taken(): boolean {
    return this.#socket !== undefined;
  }

  /** @param connectionId - how the first word names the connection. */
  connect(socket: WebSocket, connectionId: string): void {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.#sound(data as Buffer);
      else this.#command((data as Buffer).toString());
    });
    socket.once('close', (code) => this.#closed(code));
    const { id, name } = this.#channel;
    const format = { format: this.#codec.format, optimal_frame_size: this.#codec.frameBytes, ptime: 20 };
    const variables = Object.fromEntries(this.#channel.variables.all().map(({ fullName, value }) => [fullName, value]));
    this.#tell('MEDIA_START', {
      connection_id: connectionId,
      channel: name,
      channel_id: id,
      ...format,
      channel_variables: variables,
    });
  }

  /** The program is there: the channel is answered. */
  answer(): void {
    this.#channel.onSignal?.('answer');
  }

  frame(frame: SoundFrame): void {
    if (this.#socket?.readyState === this.#socket?.OPEN) this.#socket?.send(this.#codec.encode(frame));
  }

  signal(): void {
    // A program on a socket hears no tones.
  }

  hear(): () => void {
    return () => {};
  }

  keyOfOther(digit: string): void {
    this.#tell('DTMF_END', { digit });
  }

  digitBegins(): void {
    // A digit is reported when it is over.
  }

  digit(digit: string): void {
    this.#tell('DTMF_END', { digit });
  }

  hungUp(): void {
    this.#queue.end();
    this.#socket?.close(1000);
  }

  #closed(code: number): void {
    const channel = this.#channel;
    this.#queue.end();
    if (channel.hungUp) return;
    channel.techCause = CLOSED_BY_PEER;
    channel.farSideHungUp(code === 1006 ? OUT_OF_ORDER : NORMAL);
    // The last event does not know it.
    if (code !== 1006) channel.hangupCause = Cause.unknown;
  }

  #sound(bytes: Buffer): void {
    const { frameBytes } = this.#codec;
    const all = this.#bulk === undefined ? bytes : Buffer.concat([this.#bulk, bytes]);
    const whole = all.length - (all.length % frameBytes);
    if (this.#bulk !== undefined) this.#bulk = all.subarray(whole);
    const count = whole / frameBytes;
    this.#queue.add(Array.from({ length: count }, (_, i) => all.subarray(i * frameBytes, (i + 1) * frameBytes)));
  }

  #command(text: string): void {
    if (text === '' || text.length > LONGEST_COMMAND) return;
    let fields: unknown;
    try {
      fields = JSON.parse(text);
    } catch {
      fields = undefined;
    }
    if (typeof fields !== 'object' || fields === null)
      return this.#tell('ERROR', { error_text: 'Unable to parse JSON command' });
    const { command, correlation_id: id } = fields as Fields;
    const run =
      typeof command === 'string' && Object.hasOwn(this.#commands, command) ? this.#commands[command] : undefined;
    run?.(typeof id === 'string' ? id : '');
  }

  readonly #commands: Readonly<Record<string, (id: string) => void>> = {
    ANSWER: () => {},
    HANGUP: () => this.#hangUp(),
    MARK_MEDIA: (id) => this.#queue.mark('MEDIA_MARK_PROCESSED', id),
    REPORT_QUEUE_DRAINED: () => this.#queue.tellDrained(),
    START_MEDIA_BUFFERING: () => (this.#bulk ??= Buffer.alloc(0)),
    STOP_MEDIA_BUFFERING: (id) => this.#endBulk(id),
    FLUSH_MEDIA: () => {
      this.#bulk = undefined;
      this.#queue.flush();
    },
    PAUSE_MEDIA: () => (this.#queue.paused = true),
    CONTINUE_MEDIA: () => (this.#queue.paused = false),
    GET_STATUS: () => this.#status(),
  };

  #hangUp(): void {
    this.#channel.techCause = 1000;
    this.#channel.farSideHungUp(NORMAL);
    this.#channel.hangupCause = Cause.unknown;
    this.#queue.end();
    this.#socket?.close(1000);
  }

  #endBulk(id: string): void {
    if (this.#bulk !== undefined && this.#bulk.length > 0) this.#queue.add([this.#bulk]);
    this.#bulk = undefined;
    this.#queue.mark('MEDIA_BUFFERING_COMPLETED', id);
  }

  #status(): void {
    const { length, full, paused } = this.#queue;
    const levels = { queue_length: length, xon_level: 800, xoff_level: 900, queue_full: full };
    this.#tell('STATUS', { ...levels, bulk_media: this.#bulk !== undefined, media_paused: paused });
  }

  #tell(event: string, fields: Fields = {}): void {
    const socket = this.#socket;
    if (socket?.readyState !== socket?.OPEN) return;
    socket?.send(JSON.stringify({ event, channel_id: this.#channel.id, ...fields }));
  }
}
