import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Channel } from '../../client/index.js';
import { AgentSocket, AgentTie, type AgentStreamEnd } from '../agents/index.js';
import type { MediaStream } from '../stream/index.js';
import { readListenMessage, type ListenMessage } from './listen-message.js';
import type { ListenToSettings } from './listen-to-options.js';

/** Sounds of `playAudio` that wait for their turn; jambonz takes no more. */
const MOST_QUEUED = 10;

/** A mark of the agent that has not been answered. */
interface PendingMark {
  readonly name: string;
}

/**
 * A call that speaks with an agent server in the protocol of the verb `listen` of jambonz. It ends when either side does.
 * @publicApi
 */
export class ListenStream {
  /** The id that the agent knows the call by. */
  readonly callSid = randomUUID();
  /** The sound of the call. */
  readonly media: MediaStream;
  /** Resolves when it has ended, with the side that ended it and the reason. */
  readonly ended: Promise<AgentStreamEnd>;
  readonly #agent: AgentSocket;
  readonly #settings: ListenToSettings;
  readonly #tie: AgentTie;
  readonly #marks = new Set<PendingMark>();
  /** The first half of a sample whose second half comes in the next message. */
  #half: Buffer | undefined;
  #queued = 0;

  constructor(socket: WebSocket, media: MediaStream, channel: Channel, settings: ListenToSettings) {
    this.#agent = new AgentSocket(socket, this.callSid);
    this.media = media;
    this.#settings = settings;
    this.#tie = new AgentTie(this.#agent, media);
    this.ended = this.#tie.ended;
    this.#greet(channel);
    if (settings.passDtmf) media.onDigit((digit) => this.#agent.write({ event: 'dtmf', dtmf: digit }));
    this.#tie.join({
      hear: (audio) => this.#agent.reads && this.#agent.sound(audio),
      text: (text) => this.#understand(readListenMessage(text)),
      bytes: (bytes) => this.#speak(bytes),
      goodbye: () => {},
    });
  }

  /** Ends it: the socket is closed, the caller stays in the application. */
  close(): Promise<void> {
    return this.#tie.close();
  }

  /** The only message before the sound: what the agent is to know of the call. */
  #greet({ id, caller, dialplan }: Channel): void {
    const call = { callSid: this.callSid, direction: 'inbound', from: caller.number, to: dialplan.exten, callId: id };
    const state = { callerId: caller.name, callStatus: 'in-progress', sipStatus: 200 };
    const sound = { sampleRate: this.#settings.format.rate, mixType: 'mono' };
    this.#agent.write({ ...sound, ...call, ...state, ...this.#settings.metadata });
  }

  /** Pieces may be cut anywhere, in the middle of a sample too. */
  #speak(bytes: Buffer): void {
    const all = this.#half === undefined ? bytes : Buffer.concat([this.#half, bytes]);
    const whole = all.length - (all.length % 2);
    this.#half = whole === all.length ? undefined : Buffer.from(all.subarray(whole));
    if (whole === 0) return;
    this.#agent.attempt(this.media.write(all.subarray(0, whole), { format: this.#settings.agentFormat.name }));
  }

  #understand(message: ListenMessage): void {
    if (message.type === 'killAudio') this.#clear();
    else if (message.type === 'clearMarks') this.#clearMarks();
    else if (message.type === 'mark') this.#mark(message.name);
    else if (message.type === 'playAudio') this.#play(message);
    else if (message.type === 'disconnect') this.#tie.end({ by: 'agent', reason: 'the agent asked for the end' });
    else if (message.type === 'wrong') this.#agent.complain(message.problem);
  }

  #clear(): void {
    this.#half = undefined;
    this.media.flush();
  }

  /** Answers each mark once: when its place was heard, when its sound was thrown away, or when it was cleared by itself. */
  #mark(name: string): void {
    if (!this.#agent.mayMark()) return;
    const mark: PendingMark = { name };
    this.#marks.add(mark);
    const settled = this.media.mark(name).then(({ outcome }) => {
      if (this.#marks.delete(mark)) this.#tellMark(name, outcome === 'played' ? 'playout' : 'cleared');
    });
    this.#agent.attempt(settled);
  }

  #clearMarks(): void {
    for (const { name } of this.#marks) this.#tellMark(name, 'cleared');
    this.#marks.clear();
  }

  #tellMark(name: string, event: 'playout' | 'cleared'): void {
    this.#agent.write({ type: 'mark', data: { name, event } });
  }

  #play({ sound, id, queued }: Extract<ListenMessage, { readonly type: 'playAudio' }>): void {
    if (!queued) this.#clear();
    else if (this.#queued > MOST_QUEUED) return this.#agent.complain(`more than ${MOST_QUEUED} sounds wait`);
    if (sound.audio.length === 0) return this.#agent.complain('it has no sound in it');
    this.#queued += 1;
    const played = this.media.play(sound.audio, { format: sound.format.name }).finally(() => (this.#queued -= 1));
    this.#agent.attempt(played.then(() => this.#agent.write({ type: 'playDone', data: { id } })));
  }
}
