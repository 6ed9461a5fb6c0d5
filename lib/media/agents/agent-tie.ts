import { SteadyVoice, type MediaStream } from '../stream/index.js';
import type { AgentListener, AgentSocket } from './agent-socket.js';
import type { AgentStreamEnd } from './agent-stream-end.js';

/** What a protocol makes of both sides. */
export interface AgentProtocolSide extends Omit<AgentListener, 'gone'> {
  /** Takes the caller's voice, which has no holes. */
  hear(audio: Buffer): unknown;
  /** Says the last word to the agent. */
  goodbye(): void;
}

/** Ties an agent and the sound of a call together: when one of them ends the other does, and the first one is the reason. */
export class AgentTie {
  /** Resolves when both have ended, with the side that ended it and the reason. */
  readonly ended: Promise<AgentStreamEnd>;
  readonly #agent: AgentSocket;
  readonly #media: MediaStream;
  #side: AgentProtocolSide | undefined;
  #voice: SteadyVoice | undefined;
  #over = false;
  #settle: (end: AgentStreamEnd) => void = () => {};

  constructor(agent: AgentSocket, media: MediaStream) {
    this.#agent = agent;
    this.#media = media;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Lets both hear each other from now on. */
  join(side: AgentProtocolSide): void {
    const voice = new SteadyVoice(this.#media.format, (audio) => side.hear(audio));
    this.#side = side;
    this.#voice = voice;
    this.#media.onFrame(({ audio }) => voice.hear(audio));
    void this.#media.ended.then(({ by, reason }) => this.end({ by, reason }));
    this.#agent.listen({
      text: (text) => side.text(text),
      bytes: (bytes) => side.bytes(bytes),
      gone: (reason) => this.end({ by: 'agent', reason }),
    });
  }

  /** Ends both. Only the first end counts. */
  end(end: AgentStreamEnd): void {
    if (this.#over) return;
    this.#over = true;
    this.#side?.goodbye();
    this.#voice?.end();
    this.#agent.close();
    if (end.by === 'agent') void this.#media.close();
    this.#settle(end);
  }

  /** Ends both from here; the caller stays in the application. */
  async close(): Promise<void> {
    this.end({ by: 'application', reason: 'closed by this program' });
    await this.#media.close();
  }
}
