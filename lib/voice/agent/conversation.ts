import type { Channel } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import type { MediaEnd, MediaStream } from '../../media/index.js';
import type { ModelEvent, ModelSession, TalkOutcome, VoiceCall } from '../ports/index.js';
import { DigitInput } from './digit-input.js';
import { CallerAudio } from './caller-audio.js';
import { sendOn } from './fallback.js';
import { ModelTroubles } from './model-troubles.js';
import { AnswerPlayer } from './answer-player.js';
import { SilenceWatch } from './silence-watch.js';
import type { TalkEnd } from './talk-end.js';
import { takenAside } from './taken-aside.js';
import { ToolDesk } from './tool-desk.js';
import { TurnLog } from './turn-log.js';
import type { VoiceAgentSettings } from './voice-agent-options.js';
import type { VoiceTurn } from './voice-turn.js';
import { Waiting } from './waiting.js';

/**
 * One conversation of an agent with a caller.
 * @publicApi
 */
export class Conversation implements VoiceCall {
  readonly channel: Channel;
  readonly media: MediaStream;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<TalkEnd>;
  readonly #settings: VoiceAgentSettings;
  readonly #turns: TurnLog;
  readonly #over = new AbortController();
  readonly #watch: SilenceWatch;
  readonly #waiting: Waiting;
  readonly #digits: DigitInput;
  readonly #tools: ToolDesk;
  readonly #troubles: ModelTroubles;
  readonly #cleanUp: (() => void)[] = [];
  #session: ModelSession | undefined;
  #player: AnswerPlayer | undefined;
  #hearing: CallerAudio | undefined;
  #callerSpeaks = false;
  #asides: Promise<unknown> = Promise.resolve();
  #settle: (end: TalkEnd) => void = () => {};

  /** For `VoiceAgent.talk`. */
  constructor(channel: Channel, media: MediaStream, settings: VoiceAgentSettings, signal?: AbortSignal) {
    this.channel = channel;
    this.media = media;
    this.#settings = settings;
    this.#turns = new TurnLog(channel.id);
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#watch = new SilenceWatch(settings.noInput.after, (times) => this.#silent(times));
    this.#waiting = new Waiting(settings, {
      filler: () => this.#fill(),
      failed: (problem) => this.#problem(problem),
    });
    this.#digits = new DigitInput(settings.digits, (digits) => this.#pressed(digits));
    this.#tools = new ToolDesk(settings.tools);
    this.#troubles = new ModelTroubles(channel.id, (reason) => this.end('modelLost', reason));
    const abort = (): void => this.end('closed', 'its signal has aborted');
    this.#cleanUp.push(onAbort(signal, abort));
    void media.ended.then((end) => this.#mediaEnded(end));
    void this.#run();
    if (signal?.aborted === true) abort();
  }

  async lastWord(): Promise<'heard' | 'interrupted'> {
    return this.#player === undefined ? 'heard' : this.#player.quiet();
  }

  async aside<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#hearing?.close();
    const done = takenAside(this, work, this.#over.signal).finally(() => this.#hearing?.open());
    this.#asides = done.catch(() => {});
    return done;
  }

  end(outcome: TalkOutcome, reason: string = outcome): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#waiting.stop();
    this.#watch.stop();
    this.#digits.end();
    this.#hearing?.end();
    for (const step of this.#cleanUp) step();
    this.#session?.close();
    this.#interrupt();
    this.#turns.end('heard');
    void sendOn(this.channel, outcome, this.#settings);
    this.#settle({ outcome, reason, turns: this.#turns.turns });
  }

  async #run(): Promise<void> {
    const { signal } = this.#over;
    const { model, greeting } = this.#settings;
    try {
      const session = await model.connect({ tools: this.#tools.descriptions, signal });
      if (signal.aborted) return session.close();
      this.#begin(session);
      if (greeting !== undefined) {
        this.#turns.begin('greeting');
        this.#waiting.begin(false);
        session.say(greeting);
      }
      this.#look();
      for await (const event of session) this.#take(event);
      this.end('modelLost', 'the model has ended the conversation');
    } catch (error) {
      this.end('modelLost', `the model is lost: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #begin(session: ModelSession): void {
    this.#session = session;
    this.#player = new AnswerPlayer(this.media, session.speaks, {
      sounds: () => this.#turns.out(),
      ended: (_, { outcome, playedMs }) => this.#said(outcome, playedMs),
      problem: (problem) => this.#problem(problem),
    });
    this.#hearing = new CallerAudio(this.media, session);
    this.#cleanUp.push(this.media.onDigit((digit) => this.#key(digit)));
  }

  #take(event: ModelEvent): void {
    if (event.kind === 'speaking') this.#speaking();
    else if (event.kind === 'turn') this.#turn('speech', event.text);
    else if (event.kind === 'heard') this.#turns.caller(event.text);
    else if (event.kind === 'words') this.#turns.words(event.text);
    else if (event.kind === 'audio') this.#sound(event.answer, event.audio);
    else if (event.kind === 'done') this.#done(event.answer);
    else if (event.kind === 'call') void this.#use(event);
    else this.#problem(event.problem);
    this.#look();
  }

  #sound(answer: string, audio: Uint8Array): void {
    this.#waiting.stop();
    this.#turns.sound();
    this.#player?.add(answer, audio);
  }

  #done(answer: string): void {
    // It may have had nothing to say.
    this.#waiting.stop();
    this.#player?.finish(answer);
  }

  /** An answer was heard to its end; of one that was cut short the interruption tells. */
  #said(outcome: 'played' | 'flushed', playedMs: number): void {
    if (outcome === 'flushed') return;
    this.#turns.heard(playedMs);
    this.#troubles.answered();
    if (!this.#busy) this.#turns.end('heard');
    this.#look();
  }

  #speaking(): void {
    this.#callerSpeaks = true;
    this.#watch.reset();
    this.#watch.stop();
    if (this.#settings.bargeIn) this.#interrupt();
  }

  /** What the caller was hearing is thrown away here, then at Asterisk; then the model learns what was heard. */
  #interrupt(): void {
    const began = performance.now();
    const cut = this.#player?.interrupt() ?? [];
    this.#waiting.stop();
    this.#session?.interrupted(cut);
    if (cut.length === 0) return;
    this.#turns.cut(
      performance.now() - began,
      cut.reduce((sum, { heardMs }) => sum + heardMs, 0),
    );
  }

  #turn(cause: VoiceTurn['cause'], caller?: string): void {
    this.#callerSpeaks = false;
    this.#turns.begin(cause, caller);
    this.#waiting.begin(true);
  }

  #key(digit: string): void {
    this.#watch.reset();
    this.#watch.stop();
    if (!this.#digits.begun && this.#settings.bargeIn) this.#interrupt();
    this.#digits.press(digit);
    this.#look();
  }

  #pressed(digits: string): void {
    this.#turn('digits', digits);
    this.#session?.digits(digits);
    this.#look();
  }

  #silent(times: number): void {
    const { attempts, say } = this.#settings.noInput;
    if (times > attempts) return this.end('noInput', `the caller has said nothing, ${times} times`);
    this.#turn('silence');
    const text = say[Math.min(times, say.length) - 1];
    if (text === undefined) this.#session?.silence(times);
    else this.#session?.say(text);
  }

  async #use({ id, tool, input }: ModelEvent & { readonly kind: 'call' }): Promise<void> {
    this.#waiting.stop();
    const output = await this.#tools.use(tool, input, this, this.#over.signal);
    if (this.#over.signal.aborted) return;
    if (!this.#turns.open) this.#turns.begin('tool', tool);
    if (!this.#callerSpeaks) this.#waiting.begin(true);
    this.#session?.result(id, output);
    this.#look();
  }

  /** Behind it comes the answer. */
  #fill(): void {
    const { filler } = this.#settings;
    if (filler === undefined) return;
    this.media.play(filler.sound(), { format: filler.format }).catch((error: unknown) => this.#problem(error));
  }

  #problem(problem: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#waiting.stop();
    this.#troubles.add(problem);
    this.#look();
  }

  get #busy(): boolean {
    return this.#player?.speaking === true || this.#waiting.open || this.#tools.busy || this.#digits.begun;
  }

  /** Silence is counted while nobody is at it. */
  #look(): void {
    if (this.#over.signal.aborted) return;
    if (this.#busy) this.#watch.stop();
    else this.#watch.begin(this.#callerSpeaks);
  }

  async #mediaEnded({ by, reason }: MediaEnd): Promise<void> {
    // A caller who was transferred leaves, and what became of him is known there.
    await this.#asides;
    if (by === 'caller') this.end('caller', reason);
    else this.end(by === 'asterisk' || by === 'network' ? 'mediaLost' : 'closed', reason);
  }
}
