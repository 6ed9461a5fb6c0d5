import { channel as diagnostics } from 'node:diagnostics_channel';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bridge } from '../../client/index.js';
import { AudioConverter, FRAME_MS, MediaFrame } from '../audio/index.js';
import { MEDIA_EVENTS, type MediaEnd, type MediaEvent, type MediaFigures } from '../figures/index.js';
import type { MediaWay } from '../links/index.js';
import type { FlushOutcome, Playout } from '../playout/index.js';
import { Broadcast } from './broadcast.js';
import { nodeStream, webStreams } from './node-streams.js';
import { Sounding } from './sounding.js';
import type { StreamParts } from './stream-parts.js';
import { TalkDetector } from './talk-detector.js';

const DIGITS_KEPT = 64;

/** A frame that Asterisk has taken waits in its bridge for the caller's turn: an end of ours right behind it cuts it off. */
const IN_THE_BRIDGE_MS = 100;

/**
 * The sound of one call, both ways. Read it with `for await`, as a Node or a Web stream, or with `onFrame`; what is written is
 * heard in order, and at once. It ends with the call: the loop ends, and `ended` says which side ended it and why.
 * @publicApi
 */
export class MediaStream extends Sounding implements AsyncIterable<MediaFrame> {
  /** How the sound travels. */
  readonly way: MediaWay;
  /** The channel of Asterisk that carries the sound. */
  readonly mediaChannelId: string;
  /** The channel whose sound it is. */
  readonly channelId: string;
  /** The bridge in which the call and this sound meet; undefined for a tap. */
  readonly bridge: Bridge | undefined;
  /** Resolves when the stream has ended, with the side that ended it and the reason. */
  readonly ended: Promise<MediaEnd>;
  readonly #parts: StreamParts;
  readonly #playout: Playout;
  readonly #incoming: AudioConverter;
  readonly #frames: Broadcast<MediaFrame>;
  readonly #digits: Broadcast<string>;
  readonly #talks: Broadcast<boolean>;
  readonly #over = new AbortController();
  readonly #openedAt = performance.now();
  #detector: TalkDetector | undefined;
  #framesIn = 0;
  #end: MediaEnd | undefined;
  #settleEnd: (end: MediaEnd) => void = () => {};

  constructor(parts: StreamParts) {
    const { link, format, trouble } = parts;
    const { lead = 200, highWater = 1_000, most = 60_000, unread = 1_000 } = parts.buffers;
    const playout = link.playout({ lead, highWater, most });
    super(playout, format, link.format);
    this.#playout = playout;
    this.#parts = parts;
    this.way = link.way;
    this.mediaChannelId = parts.mediaChannelId;
    this.channelId = parts.channelId;
    this.bridge = parts.bridge;
    this.ended = new Promise((resolve) => {
      this.#settleEnd = resolve;
    });
    this.#incoming = new AudioConverter(link.format, format);
    this.#frames = new Broadcast(Math.max(1, Math.floor(unread / FRAME_MS)), trouble);
    this.#digits = new Broadcast(DIGITS_KEPT, trouble);
    this.#talks = new Broadcast(DIGITS_KEPT, trouble);
    this.#tell('opened', { openingMs: parts.openingMs });
    link.listen({
      audio: (bytes) => this.#hear(bytes),
      digit: (digit) => parts.digitsOverLink && this.#digits.push(digit),
      trouble: (problem) => trouble(problem),
      ended: (end) => this.finish(end),
    });
  }

  /** Aborts when the stream has ended: give it to everything that must stop with the call. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** How it ended; undefined while it is open. */
  get end(): MediaEnd | undefined {
    return this.#end;
  }

  get figures(): MediaFigures {
    const { framesOut, lateFrames, lateMs, longestQueue, xoffMs, flushes } = this.#playout.counts;
    return {
      durationMs: performance.now() - this.#openedAt,
      framesIn: this.#framesIn,
      droppedIn: this.#frames.dropped,
      gaps: this.#detector?.gaps ?? 0,
      framesOut,
      lateFrames,
      lateMs,
      heardMs: this.#playout.heardMs,
      longestQueueMs: longestQueue * FRAME_MS,
      xoffMs,
      flushes,
    };
  }

  /** Gives the caller's voice to a loop. Every loop gets all frames; the first one also those that came before it. */
  [Symbol.asyncIterator](): AsyncIterableIterator<MediaFrame> {
    return this.#frames[Symbol.asyncIterator]();
  }

  /** Calls a listener with every frame of the caller's voice, as it comes. Returns what ends that. */
  onFrame(listener: (frame: MediaFrame) => unknown): () => void {
    return this.#frames.listen(listener);
  }

  /** The keys that the caller presses, each once. Up to 64 are kept for a reader. */
  get digits(): AsyncIterable<string> {
    return this.#digits;
  }

  onDigit(listener: (digit: string) => unknown): () => void {
    return this.#digits.listen(listener);
  }

  /** Whether the caller talks now. Measured from the first time that somebody asks. */
  get talking(): boolean {
    return this.#detection().talking;
  }

  /** Calls a listener when the caller begins to talk, and when he has ended. Returns what ends that. */
  onTalking(listener: (talking: boolean) => unknown): () => void {
    this.#detection();
    return this.#talks.listen(listener);
  }

  /** A Node stream of bytes: read is the caller's voice, written he hears; its end waits until all was heard. */
  toNodeStream(): Duplex {
    return nodeStream(this.#bothWays());
  }

  /** Web streams of bytes. */
  toWebStreams(): ReturnType<typeof webStreams> {
    return webStreams(this.#bothWays());
  }

  /**
   * Ends the stream: the caller hears nothing of it any more, and stays in the application.
   *
   * @param options - `afterPlayed`: first lets the caller hear everything that was written. Default false.
   */
  async close(options: { readonly afterPlayed?: boolean } = {}): Promise<void> {
    if (options.afterPlayed === true) await this.#drainedInBridge();
    this.finish({ by: 'application', reason: 'closed by this program' });
  }

  /** For our own rooms: a key that did not come over the link. */
  pressed(digit: string): void {
    this.#digits.push(digit);
  }

  /** For our own rooms: ends it, by somebody. Only the first counts. */
  finish(end: MediaEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.silence();
    this.#parts.link.close();
    this.#detector?.end();
    for (const broadcast of [this.#frames, this.#digits, this.#talks]) broadcast.end();
    this.#over.abort(new Error(end.reason));
    this.#tell('ended', { end });
    this.#settleEnd(end);
  }

  protected override get open(): boolean {
    return this.#end === undefined;
  }

  protected override flushed({ flushedMs, playedMs }: FlushOutcome): void {
    this.#tell('flushed', { flushedMs, playedMs });
  }

  async #drainedInBridge(): Promise<void> {
    await this.drained();
    await delay(IN_THE_BRIDGE_MS, undefined, { signal: this.#over.signal }).catch(() => {});
  }

  #hear(bytes: Buffer): void {
    if (this.#end !== undefined || bytes.length === 0) return;
    this.#framesIn += 1;
    const audio = this.#incoming.convert(bytes);
    if (audio.length === 0) return;
    const frame = new MediaFrame(audio, this.format, performance.now() - this.#openedAt);
    this.#detector?.hear(frame);
    this.#frames.push(frame);
  }

  #detection(): TalkDetector {
    this.#detector ??= new TalkDetector(this.#parts.talk, (talking) => this.#talks.push(talking));
    return this.#detector;
  }

  #bothWays(): Parameters<typeof nodeStream>[0] {
    return {
      frames: () => this[Symbol.asyncIterator](),
      write: (audio) => this.write(audio),
      drained: () => this.drained(),
    };
  }

  #tell(event: MediaEvent['event'], more: Partial<MediaEvent>): void {
    const events = diagnostics(MEDIA_EVENTS);
    if (!events.hasSubscribers) return;
    const { mediaChannelId, channelId, way, format, figures } = this;
    events.publish({ event, mediaChannelId, channelId, way, format: format.name, figures, ...more });
  }
}
