import { once } from 'node:events';
import WebSocket from 'ws';
import { FRAME_MS, isStamped, Kind, kindOf, now, sentAt, stampedFrame, writtenAt } from './stamped-frame.js';

/** Frames that one beat may make up for after this process was held up. */
const MOST_AT_ONCE = 10;

/** What a caller has noticed. */
export interface Noticed {
  /** From sending a frame until it was back, in milliseconds. */
  readonly roundTrips: number[];
  /** From the writing of the user's code until it was here. */
  readonly ways: number[];
  /** From the first sample of an interruption until nothing of the agent was heard any more. */
  readonly silences: number[];
  sent: number;
  /** How often nothing was there to be heard when a frame was due that the caller had said before. */
  holes: number;
  /** Frames of a speech that was thrown away, heard after that. */
  old: number;
}

/** Asterisk's side of one media channel, and the caller behind it: `chan_websocket` with a queue that plays a frame each 20 ms. */
export class FarCaller {
  readonly noticed: Noticed = { roundTrips: [], ways: [], silences: [], sent: 0, holes: 0, old: 0 };
  readonly #channelId: string;
  #socket: WebSocket | undefined;
  #queue: (Buffer | string)[] = [];
  #frames = 0;
  #nextBeat = 0;
  #talking = false;
  /** It hears an echo: from then on there is to be something at every beat. */
  #hearsItself = false;
  #interruptedAt: number | undefined;
  /** When the frame is over that is being heard. */
  #hearsUntil = 0;
  #speech = 0;

  constructor(channelId: string) {
    this.#channelId = channelId;
  }

  /** Connects to the program, as Asterisk does. */
  async connect(url: string): Promise<void> {
    const socket = new WebSocket(url, ['media'], { perMessageDeflate: false });
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#hear(data);
      else this.#command(data.toString());
    });
    await once(socket, 'open');
    this.#socket = socket;
    const channel = { connection_id: 'media', channel: 'WebSocket/media/0x7f', channel_id: this.#channelId };
    const format = { format: 'ulaw', optimal_frame_size: 160, ptime: FRAME_MS, channel_variables: {} };
    this.#tell('MEDIA_START', { ...channel, ...format });
  }

  /** How long it has heard nothing, in milliseconds. */
  get quietMs(): number {
    return now() - this.#hearsUntil;
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  /** Begins to live: the first beat comes `after` milliseconds from now. */
  start(after: number): void {
    this.#nextBeat = now() + after;
  }

  talk(talking: boolean): void {
    this.#talking = talking;
    if (!talking) this.#hearsItself = false;
  }

  /** Says a word into what the agent says. */
  interrupt(): void {
    this.#interruptedAt = now();
    this.#say(Kind.interrupts);
  }

  /** The agent may speak again; what it says then is another speech. */
  goOn(): void {
    if (this.#interruptedAt !== undefined) {
      this.noticed.silences.push(Math.max(0, this.#hearsUntil - this.#interruptedAt));
    }
    this.#interruptedAt = undefined;
    this.#say(Kind.goOn);
  }

  /** What is due by now. */
  beat(): void {
    const at = now();
    for (let beats = 0; this.#nextBeat <= at && beats < MOST_AT_ONCE; beats += 1) {
      this.#nextBeat += FRAME_MS;
      this.#play(at);
      if (this.#talking) this.#say(Kind.plain);
    }
  }

  close(): void {
    this.#socket?.terminate();
  }

  #say(kind: number): void {
    this.noticed.sent += 1;
    this.#socket?.send(stampedFrame(kind));
  }

  /** A frame reaches the caller's ear, and is over a frame later. */
  #play(at: number): void {
    for (let entry = this.#queue.shift(); entry !== undefined; entry = this.#queue.shift()) {
      if (typeof entry === 'string') this.#tell('MEDIA_MARK_PROCESSED', { correlation_id: entry });
      else {
        this.#frames -= 1;
        this.#hearsUntil = at + FRAME_MS;
        if (!isStamped(entry)) this.#compare(kindOf(entry));
        else this.#hearsItself = this.#talking;
        return;
      }
    }
    if (this.#hearsItself) this.noticed.holes += 1;
  }

  /** Speeches are numbered: one before the last that was heard is an old one. */
  #compare(speech: number): void {
    const back = (this.#speech - speech) & 0xff;
    if (back > 0 && back < 0x80) this.noticed.old += 1;
    else this.#speech = speech;
  }

  #hear(frame: Buffer): void {
    this.#queue.push(frame);
    this.#frames += 1;
    if (!isStamped(frame)) return;
    const at = now();
    this.noticed.roundTrips.push(at - sentAt(frame));
    const written = writtenAt(frame);
    if (written > 0) this.noticed.ways.push(at - written);
  }

  #command(text: string): void {
    const { command, correlation_id: id } = JSON.parse(text) as { command: string; correlation_id?: string };
    if (command === 'MARK_MEDIA') this.#queue.push(id ?? '');
    else if (command === 'GET_STATUS') this.#tell('STATUS', { queue_length: this.#frames, queue_full: false });
    else if (command === 'FLUSH_MEDIA') {
      this.#queue = [];
      this.#frames = 0;
    }
  }

  #tell(event: string, fields: object): void {
    this.#socket?.send(JSON.stringify({ event, channel_id: this.#channelId, ...fields }));
  }
}
