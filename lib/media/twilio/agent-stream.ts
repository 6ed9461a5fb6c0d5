import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { AgentSocket, AgentTie, type AgentStreamEnd } from '../agents/index.js';
import type { MediaStream } from '../stream/index.js';
import { readAgentMessage } from './agent-message.js';
import type { StreamToSettings } from './stream-to-options.js';

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
  readonly #agent: AgentSocket;
  readonly #settings: StreamToSettings;
  readonly #tie: AgentTie;
  #sequence = 0;
  #chunk = 0;

  constructor(socket: WebSocket, media: MediaStream, settings: StreamToSettings) {
    this.#agent = new AgentSocket(socket, this.streamSid);
    this.media = media;
    this.#settings = settings;
    this.#tie = new AgentTie(this.#agent, media);
    this.ended = this.#tie.ended;
    this.#greet();
    media.onDigit((digit) => this.#tell('dtmf', { dtmf: { track: 'inbound_track', digit } }));
    this.#tie.join({
      hear: (audio) => this.#hear(audio),
      text: (text) => this.#understand(text),
      bytes: () => {},
      goodbye: () => this.#tell('stop', { stop: { accountSid: settings.accountSid, callSid: settings.callSid } }),
    });
  }

  /** Ends it: the agent gets `stop`, the caller stays in the application. */
  close(): Promise<void> {
    return this.#tie.close();
  }

  #greet(): void {
    const { accountSid, callSid, parameters } = this.#settings;
    this.#agent.write({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 };
    const start = { accountSid, callSid, tracks: ['inbound'], mediaFormat, customParameters: parameters };
    this.#tell('start', { start: { streamSid: this.streamSid, ...start } });
  }

  #hear(audio: Buffer): void {
    if (!this.#agent.reads) return;
    this.#chunk += 1;
    const timestamp = String((this.#chunk - 1) * 20);
    const payload = audio.toString('base64');
    this.#tell('media', { media: { track: 'inbound', chunk: String(this.#chunk), timestamp, payload } });
  }

  #understand(text: string): void {
    const agent = this.#agent;
    const message = readAgentMessage(text);
    if (message.event === 'media') agent.attempt(this.media.write(message.audio));
    else if (message.event === 'clear') this.media.flush();
    else if (message.event === 'mark') {
      if (!agent.mayMark()) return;
      const { name } = message;
      // Twilio gives a mark back when its place was heard, and at once when the sound was cleared.
      agent.attempt(this.media.mark(name).then(() => this.#tell('mark', { mark: { name } })));
    } else agent.complain(message.problem);
  }

  #tell(event: string, fields: object): void {
    this.#sequence += 1;
    this.#agent.write({ event, sequenceNumber: String(this.#sequence), ...fields, streamSid: this.streamSid });
  }
}
