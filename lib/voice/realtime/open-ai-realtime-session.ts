import type { WebSocket } from 'ws';
import { Feed } from '../feed/index.js';
import type { CutAnswer, ModelEvent, ModelSession } from '../ports/index.js';
import { readServerEvent, type ServerEvent } from './server-event.js';

/** Events that the conversation leaves lying: it takes them as they come. */
const MOST_EVENTS = 100_000;
/** Bytes that may wait for a server that does not read; more of the caller's voice is left out, and soon it is given up. */
const MOST_WAITING = 512 * 1_024;
const STUCK_MS = 10_000;
/** How often the server is asked whether it lives, in milliseconds. */
const BEAT_MS = 10_000;
/** A server that talks nonsense is borne for so many messages. */
const MOST_NONSENSE = 100;
/** Items whose place in the answer is remembered. */
const MOST_ITEMS = 64;
/** Wishes that wait until the present answer is complete. */
const MOST_WISHES = 16;

/** What two who speak at the same time say to each other: an answer was over already, or has begun already. */
const OVER = 'response_cancel_not_active';
const BEGUN = 'conversation_already_has_active_response';

/** One conversation over a connection that speaks the Realtime protocol. */
export class OpenAiRealtimeSession implements ModelSession {
  readonly hears;
  readonly speaks;
  readonly #socket: WebSocket;
  readonly #events = new Feed<ModelEvent>(MOST_EVENTS);
  readonly #contents = new Map<string, number>();
  readonly #openCalls = new Set<string>();
  readonly #beat: NodeJS.Timeout;
  #wishes: object[] = [];
  #asked: object | undefined;
  #answering = false;
  #alive = true;
  #nonsense = 0;
  #stuckSince: number | undefined;

  constructor(socket: WebSocket, format: 'slin24' | 'ulaw') {
    this.hears = format;
    this.speaks = format;
    this.#socket = socket;
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#take(readServerEvent((data as Buffer).toString()));
    });
    socket.on('pong', () => (this.#alive = true));
    socket.on('error', (error) => this.#lost(`the connection broke: ${error.message}`));
    socket.on('close', (code) => this.#lost(`the server closed the connection with ${code}`));
    this.#beat = setInterval(() => this.#ask(), BEAT_MS);
  }

  hear(audio: Buffer): void {
    if (this.#reads()) this.send({ type: 'input_audio_buffer.append', audio: audio.toString('base64') });
  }

  interrupted(answers: readonly CutAnswer[]): void {
    if (this.#answering) this.send({ type: 'response.cancel' });
    this.#wishes = [];
    for (const { answer, heardMs } of answers) {
      const content = this.#contents.get(answer);
      if (content === undefined) continue;
      const place = { item_id: answer, content_index: content, audio_end_ms: heardMs };
      this.send({ type: 'conversation.item.truncate', ...place });
    }
  }

  digits(digits: string): void {
    this.#tell('user', `The caller has pressed the keys ${digits}`);
    this.#respond({});
  }

  silence(times: number): void {
    this.#tell(
      'system',
      `The caller has said nothing for a while, ${times} times in a row. Ask whether somebody is there.`,
    );
    this.#respond({});
  }

  say(text: string): void {
    this.#respond({ instructions: `Say exactly this, and nothing else: ${text}` });
  }

  result(id: string, output: unknown): void {
    const item = { type: 'function_call_output', call_id: id, output: JSON.stringify(output) };
    this.send({ type: 'conversation.item.create', item });
    this.#openCalls.delete(id);
    if (this.#openCalls.size === 0) this.#respond({});
  }

  close(): void {
    clearInterval(this.#beat);
    this.#events.end();
    this.#socket.close(1000);
    const timer = setTimeout(() => this.#socket.terminate(), 1_000).unref();
    this.#socket.once('close', () => clearTimeout(timer));
  }

  /** Sends a message of the protocol. */
  send(message: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  [Symbol.asyncIterator](): AsyncIterator<ModelEvent> {
    return this.#events;
  }

  #take(event: ServerEvent): void {
    if (event.type === 'speechStarted') this.#events.push({ kind: 'speaking' });
    else if (event.type === 'speechStopped') this.#events.push({ kind: 'turn' });
    else if (event.type === 'heard') this.#events.push({ kind: 'heard', text: event.text });
    else if (event.type === 'responseCreated') this.#answering = true;
    else if (event.type === 'audio') this.#sound(event);
    else if (event.type === 'words') this.#events.push({ kind: 'words', answer: event.item, text: event.text });
    else if (event.type === 'audioDone') this.#events.push({ kind: 'done', answer: event.item });
    else if (event.type === 'call') this.#call(event);
    else if (event.type === 'responseDone') this.#done(event);
    else if (event.type === 'error') this.#failed(event);
    else if (event.type === 'malformed') this.#bear(event.problem);
  }

  #sound({ item, content, audio }: ServerEvent & { readonly type: 'audio' }): void {
    this.#contents.set(item, content);
    const [oldest] = this.#contents.keys();
    if (this.#contents.size > MOST_ITEMS && oldest !== undefined) this.#contents.delete(oldest);
    this.#events.push({ kind: 'audio', answer: item, audio });
  }

  #call({ id, tool, input }: ServerEvent & { readonly type: 'call' }): void {
    this.#openCalls.add(id);
    this.#events.push({ kind: 'call', id, tool, input });
  }

  #done({ id, status, problem }: ServerEvent & { readonly type: 'responseDone' }): void {
    this.#answering = false;
    if (status === 'failed' || status === 'incomplete') {
      this.#events.push({ kind: 'problem', problem: new Error(`an answer is ${status}: ${problem}`) });
    } else if (status === 'completed' && this.#openCalls.size === 0) this.#events.push({ kind: 'done', answer: id });
    const wish = this.#wishes.shift();
    if (wish !== undefined) this.#respond(wish);
  }

  #failed({ code, problem }: ServerEvent & { readonly type: 'error' }): void {
    if (code === OVER) return;
    if (code === BEGUN) {
      // Asked for again when that one is complete.
      this.#answering = true;
      if (this.#asked !== undefined) this.#wishes.unshift(this.#asked);
      return;
    }
    this.#events.push({ kind: 'problem', problem: new Error(`the server says ${code}: ${problem}`) });
  }

  /** Asks for an answer; while one is being given, when that is complete. */
  #respond(response: object): void {
    if (this.#answering) {
      if (this.#wishes.length < MOST_WISHES) this.#wishes.push(response);
      return;
    }
    this.#answering = true;
    this.#asked = response;
    this.send({ type: 'response.create', response });
  }

  #tell(role: 'user' | 'system', text: string): void {
    const item = { type: 'message', role, content: [{ type: 'input_text', text }] };
    this.send({ type: 'conversation.item.create', item });
  }

  #bear(problem: string): void {
    this.#nonsense += 1;
    if (this.#nonsense > MOST_NONSENSE) this.#lost(`the server talks nonsense: ${problem}`);
  }

  #reads(): boolean {
    if (this.#socket.bufferedAmount < MOST_WAITING) {
      this.#stuckSince = undefined;
      return true;
    }
    this.#stuckSince ??= performance.now();
    if (performance.now() - this.#stuckSince > STUCK_MS) this.#lost('the server has not read for ten seconds');
    return false;
  }

  #ask(): void {
    if (!this.#alive) return this.#lost('the connection is dead: the server does not answer');
    this.#alive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  #lost(reason: string): void {
    clearInterval(this.#beat);
    this.#events.fail(new Error(reason));
    this.#socket.terminate();
  }
}
