import { audioFormat, MediaFrame, type AudioFormatName } from '../../media/index.js';
import { BoundedQueue, durationMs } from '../../media/internal.js';
import { Feed, untilAborted } from '../feed/index.js';
import type { CutAnswer, ModelEvent, ModelSession, ToolCall, ToolDescription, Utterance } from '../ports/index.js';
import { Memory } from './memory.js';
import type { PipelinePorts } from './pipeline-ports.js';
import type { SpokenAnswer } from './spoken-answer.js';

/** What a recognizer may leave unread, in frames of 20 ms. */
const MOST_FRAMES = 250;
/** Far more than the conversation ever leaves lying: it takes events as they come. */
const MOST_EVENTS = 100_000;

/** Makes one model of a recognizer, a brain and a synthesizer, for one conversation. */
export class PipelineSession implements ModelSession {
  readonly hears: AudioFormatName;
  readonly speaks: AudioFormatName;
  readonly #ports: PipelinePorts;
  readonly #tools: readonly ToolDescription[];
  readonly #events = new Feed<ModelEvent>(MOST_EVENTS);
  readonly #voice = new BoundedQueue<MediaFrame>(
    MOST_FRAMES,
    () => {},
    () => {},
  );
  readonly #memory = new Memory();
  readonly #over = new AbortController();
  readonly #openCalls = new Set<string>();
  readonly #begun = performance.now();
  #thinking: AbortController | undefined;
  #callerSpeaks = false;

  constructor(ports: PipelinePorts, tools: readonly ToolDescription[]) {
    this.#ports = ports;
    this.#tools = tools;
    this.hears = ports.recognizer.format;
    this.speaks = ports.synthesizer.format;
    this.#listen().then(
      () => this.#events.end(),
      (error: unknown) => this.#events.fail(asError(error)),
    );
  }

  hear(audio: Buffer): void {
    this.#voice.push(new MediaFrame(audio, audioFormat(this.hears), performance.now() - this.#begun));
  }

  interrupted(answers: readonly CutAnswer[]): void {
    this.#thinking?.abort();
    for (const answer of answers) this.#memory.cut(answer);
  }

  digits(digits: string): void {
    this.#turn({ by: 'caller', text: digits, digits });
  }

  silence(times: number): void {
    this.#turn({ by: 'silence', times });
  }

  say(text: string): void {
    const answer = this.#memory.answer();
    answer.text = text;
    this.#events.push({ kind: 'words', answer: answer.id, text });
    this.#work(answer, async (signal) => this.#speak(answer, only(text), signal));
  }

  result(id: string, output: unknown): void {
    const call = this.#memory.conversation
      .flatMap((one) => (one.by === 'agent' ? one.calls : []))
      .find((one) => one.id === id);
    this.#memory.add({ by: 'tool', id, tool: call?.tool ?? '', output });
    this.#openCalls.delete(id);
    // Who is speaking is answered when the turn is over, with all outputs.
    if (this.#openCalls.size === 0 && !this.#callerSpeaks) this.#think();
  }

  close(): void {
    this.#over.abort();
    this.#thinking?.abort();
    this.#voice.end();
    this.#events.end();
  }

  [Symbol.asyncIterator](): AsyncIterator<ModelEvent> {
    return this.#events;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#over;
    const said: string[] = [];
    const heard = this.#ports.recognizer.recognize(this.#voice, { signal });
    for await (const one of untilAborted(heard, signal)) {
      if (one.kind === 'speaking') {
        this.#callerSpeaks = true;
        this.#events.push({ kind: 'speaking' });
      } else if (one.kind === 'final') said.push(one.text);
      else if (one.kind === 'endOfTurn') {
        this.#callerSpeaks = false;
        const text = said.splice(0).join(' ').trim();
        this.#events.push({ kind: 'turn', text });
        this.#turn({ by: 'caller', text });
      }
    }
  }

  #turn(utterance: Exclude<Utterance, { readonly by: 'agent' }>): void {
    this.#memory.add(utterance);
    this.#think();
  }

  #think(): void {
    const { conversation } = this.#memory;
    const answer = this.#memory.answer();
    this.#work(answer, (signal) => this.#answer(answer, conversation, signal));
  }

  /** Does one thing at a time: what is thought of now counts, and not what was thought of before. */
  #work(answer: SpokenAnswer, work: (signal: AbortSignal) => Promise<void>): void {
    this.#thinking?.abort();
    const thinking = new AbortController();
    this.#thinking = thinking;
    const { signal } = thinking;
    const done = (problem?: Error): void => {
      // Nobody waits any more for what was interrupted.
      if (signal.aborted) return;
      if (problem !== undefined) this.#events.push({ kind: 'problem', problem });
      this.#events.push({ kind: 'done', answer: answer.id });
    };
    work(signal).then(
      () => done(),
      (error: unknown) => done(asError(error)),
    );
  }

  async #answer(answer: SpokenAnswer, conversation: readonly Utterance[], signal: AbortSignal): Promise<void> {
    const text = new Feed<string>(MOST_EVENTS);
    const calls: ToolCall[] = [];
    let spoken: Promise<void> | undefined;
    try {
      const thoughts = this.#ports.brain.answer(conversation, { tools: this.#tools, signal });
      for await (const thought of untilAborted(thoughts, signal)) {
        if (typeof thought !== 'string') calls.push(thought);
        else if (thought !== '') {
          answer.text += thought;
          this.#events.push({ kind: 'words', answer: answer.id, text: thought });
          spoken ??= this.#speak(answer, text, signal);
          spoken.catch(() => {});
          text.push(thought);
        }
      }
    } finally {
      text.end();
      await spoken;
    }
    if (!signal.aborted) this.#use(answer, calls);
  }

  /** Only when all sound of the answer is there: a tool that hangs up must know that there are words to be heard. */
  #use(answer: SpokenAnswer, calls: readonly ToolCall[]): void {
    answer.calls.push(...calls);
    for (const { id } of calls) this.#openCalls.add(id);
    for (const call of calls) this.#events.push({ kind: 'call', ...call });
  }

  async #speak(answer: SpokenAnswer, text: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
    const format = audioFormat(this.speaks);
    for await (const piece of untilAborted(this.#ports.synthesizer.speak(text, { signal }), signal)) {
      const { audio, text: words } = piece instanceof Uint8Array ? { audio: piece, text: undefined } : piece;
      if (audio.length === 0) continue;
      answer.sounds(durationMs(format, audio.length), words);
      this.#events.push({ kind: 'audio', answer: answer.id, audio });
    }
  }
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
