import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { MediaEnd } from '../figures/index.js';
import { MediaException } from '../exceptions/index.js';
import { TextAllowance } from '../links/index.js';
import { SteadyVoice, type MediaStream } from '../stream/index.js';
import { readAgentMessage } from './agent-message.js';
import type { StreamToSettings } from './stream-to-options.js';

/**
 * Why a stream to an agent has ended: as that of a call, or because the agent closed it or broke off. It never comes back:
 * the agent's memory of the conversation is gone with its socket.
 * @publicApi
 */
export interface AgentStreamEnd {
  readonly by: MediaEnd['by'] | 'agent';
  readonly reason: string;
}

/** Bytes that may wait for an agent that does not read; more of the caller's voice is left out, and soon it is given up. */
const MOST_WAITING = 256 * 1_024;
const STUCK_MS = 10_000;

/** How often the agent is asked whether it lives, in milliseconds. */
const BEAT_MS = 10_000;

/** Marks of an agent: fewer than Asterisk may answer, or its answers would pass for a flood. */
const MARKS = { atOnce: 1_500, perSecond: 100 };

/** Wrong messages are told of once in so many. */
const TOLD_EVERY = 1_000;

/**
 * A call that speaks with an agent server in Twilio's protocol. It ends when either side does.
 * @publicApi
 */
export class AgentStream {
  /** The id that the agent knows it by. */
  readonly streamSid = `MZ${randomBytes(16).toString('hex')}`;
  /** The sound of the call. */
  readonly media: MediaStream;
  /** Resolves when it has ended, with the side that ended it and the reason. */
  readonly ended: Promise<AgentStreamEnd>;
  readonly #socket: WebSocket;
  readonly #settings: StreamToSettings;
  readonly #voice: SteadyVoice;
  readonly #rubbish = new TextAllowance();
  readonly #marks = new TextAllowance(MARKS.atOnce, MARKS.perSecond);
  #sequence = 0;
  #chunk = 0;
  #wrong = 0;
  #alive = true;
  #stuckSince: number | undefined;
  #beat: NodeJS.Timeout | undefined;
  #end: AgentStreamEnd | undefined;
  #settle: (end: AgentStreamEnd) => void = () => {};

  constructor(socket: WebSocket, media: MediaStream, settings: StreamToSettings) {
    this.#socket = socket;
    this.media = media;
    this.#settings = settings;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#voice = new SteadyVoice(media.format, (audio) => this.#hear(audio));
    this.#greet();
    this.#listen();
  }

  /** Ends it: the agent gets `stop`, the caller stays in the application. */
  async close(): Promise<void> {
    this.#finish({ by: 'application', reason: 'closed by this program' });
    await this.media.close();
  }

  #greet(): void {
    const { accountSid, callSid, parameters } = this.#settings;
    this.#write({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 };
    const start = { accountSid, callSid, tracks: ['inbound'], mediaFormat, customParameters: parameters };
    this.#tell('start', { start: { streamSid: this.streamSid, ...start } });
  }

  #listen(): void {
    const socket = this.#socket;
    const { media } = this;
    media.onFrame(({ audio }) => this.#voice.hear(audio));
    media.onDigit((digit) => this.#tell('dtmf', { dtmf: { track: 'inbound_track', digit } }));
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#understand((data as Buffer).toString());
    });
    socket.on('pong', () => (this.#alive = true));
    socket.on('error', (error) =>
      this.#finish({ by: 'agent', reason: `the connection to the agent broke: ${error.message}` }),
    );
    socket.once('close', (code) => this.#finish({ by: 'agent', reason: `the agent closed the stream with ${code}` }));
    this.#beat = setInterval(() => this.#ask(), BEAT_MS);
    void media.ended.then(({ by, reason }) => this.#finish({ by, reason }));
    // It may have gone while the sound was being opened.
    if (socket.readyState !== socket.OPEN) this.#finish({ by: 'agent', reason: 'the agent closed the stream' });
  }

  #hear(audio: Buffer): void {
    if (!this.#reads()) return;
    this.#chunk += 1;
    const timestamp = String((this.#chunk - 1) * 20);
    const payload = audio.toString('base64');
    this.#tell('media', { media: { track: 'inbound', chunk: String(this.#chunk), timestamp, payload } });
  }

  #understand(text: string): void {
    const message = readAgentMessage(text);
    if (message.event === 'media') this.#attempt(this.media.write(message.audio));
    else if (message.event === 'clear') this.media.flush();
    else if (message.event === 'mark') {
      if (!this.#marks.take()) return this.#giveUp('it marks without end');
      const { name } = message;
      // Twilio gives a mark back when its place was heard, and at once when the sound was cleared.
      this.#attempt(this.media.mark(name).then(() => this.#tell('mark', { mark: { name } })));
    } else this.#complain(message.problem);
  }

  /** What an agent asks for and cannot be done ends it: with too much sound or too many marks it is out of its mind. */
  #attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (error instanceof MediaException && error.reason === 'overflow') return this.#giveUp(error.message);
      this.#complain(error instanceof Error ? error.message : String(error));
    });
  }

  /** What it still sends is not read: the network holds it until the connection is cut. */
  #giveUp(problem: string): void {
    if (this.#end !== undefined) return;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.pause();
    process.emitWarning(`[media] stream ${this.streamSid}: the agent was given up: ${problem}`, 'AriWarning');
    this.#finish({ by: 'agent', reason: `the agent was given up: ${problem}` });
  }

  #complain(problem: string): void {
    if (!this.#rubbish.take()) return this.#giveUp('it sends what is not understood, without end');
    this.#wrong += 1;
    if (this.#wrong % TOLD_EVERY !== 1) return;
    const count = this.#wrong === 1 ? '' : ` (${this.#wrong} so far)`;
    process.emitWarning(
      `[media] stream ${this.streamSid}: the agent is not understood${count}: ${problem}`,
      'AriWarning',
    );
  }

  /** Whether the agent reads what it is sent. */
  #reads(): boolean {
    if (this.#socket.bufferedAmount < MOST_WAITING) {
      this.#stuckSince = undefined;
      return true;
    }
    const now = performance.now();
    this.#stuckSince ??= now;
    if (now - this.#stuckSince > STUCK_MS) this.#finish({ by: 'agent', reason: 'the agent does not read' });
    return false;
  }

  #ask(): void {
    if (!this.#alive) return this.#finish({ by: 'agent', reason: 'the agent does not answer' });
    this.#alive = false;
    this.#socket.ping();
  }

  #tell(event: string, fields: object): void {
    this.#sequence += 1;
    this.#write({ event, sequenceNumber: String(this.#sequence), ...fields, streamSid: this.streamSid });
  }

  #write(message: object): void {
    if (this.#end === undefined && this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #finish(end: AgentStreamEnd): void {
    if (this.#end !== undefined) return;
    const { accountSid, callSid } = this.#settings;
    this.#tell('stop', { stop: { accountSid, callSid } });
    this.#end = end;
    clearInterval(this.#beat);
    this.#voice.end();
    this.#socket.close(1000);
    const timer = setTimeout(() => this.#socket.terminate(), 1_000).unref();
    this.#socket.once('close', () => clearTimeout(timer));
    if (end.by === 'agent') void this.media.close();
    this.#settle(end);
  }
}
